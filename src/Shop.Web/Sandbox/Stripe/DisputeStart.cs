namespace Shop.Web.Sandbox.Stripe;

/// <summary>How a dispute begins: by the test card that paid, or for every card by the chaos knob <c>dispute</c>.</summary>
/// <param name="Status">Stripe's first status of it.</param>
/// <param name="CaseType">What kind of case it is.</param>
/// <param name="Reason">Why the buyer disputes.</param>
/// <param name="NetworkCode">The same in Visa's codes.</param>
/// <param name="TakesMoney">Whether the money is withdrawn at once.</param>
internal sealed record DisputeStart(string Status, string CaseType, string Reason, string NetworkCode, bool TakesMoney)
{
    private static readonly DisputeStart Fraudulent = new("needs_response", "chargeback", "fraudulent", "10.4", TakesMoney: true);
    private static readonly DisputeStart NotReceived =
        new("needs_response", "chargeback", "product_not_received", "13.1", TakesMoney: true);
    private static readonly DisputeStart Inquiry = new("warning_needs_response", "inquiry", "general", "33", TakesMoney: false);

    private static readonly Dictionary<string, DisputeStart> ByCard =
        new(StringComparer.Ordinal) { ["0259"] = Fraudulent, ["2685"] = NotReceived, ["1976"] = Inquiry };

    // "Prevented" has no test card: a merchant enrols in prevention.
    private static readonly Dictionary<string, DisputeStart> ByName = new(StringComparer.Ordinal)
    {
        ["chargeback"] = Fraudulent, ["inquiry"] = Inquiry,
        ["prevented_block"] = new("prevented", "block", "fraudulent", "10.4", TakesMoney: false),
        ["prevented_resolution"] = new("prevented", "resolution", "fraudulent", "10.4", TakesMoney: true),
    };

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>Null when the buyer does not dispute.</summary>
    public static DisputeStart? Of(string? last4, Chaos chaos) =>
        ByName.GetValueOrDefault(chaos.Settings.Dispute) ?? (last4 is null ? null : ByCard.GetValueOrDefault(last4));
}
