namespace Shop.Web.Sandbox.Stripe;

/// <summary>
/// What can be wrong with the sandbox's account, so that Stripe refuses what is right otherwise. Set by the chaos knob <c>account</c>.
/// </summary>
internal static class AccountTrouble
{
    public const string Permission = "permission";
    private const string NoPaymentMethods = "no_payment_methods";
    private const string Invalid = "account_invalid";
    private const string NoBalance = "insufficient_balance";

    public static IReadOnlyList<string> All { get; } = [NoPaymentMethods, Invalid, Permission, NoBalance];

    /// <exception cref="StripeFault">400: the account cannot take payments.</exception>
    public static void RefuseSession(Chaos chaos)
    {
        RefuseAccount(chaos);
        if (chaos.Settings.Account == NoPaymentMethods)
            throw StripeFault.Refused(
                "No valid payment method types for this Checkout Session. Please ensure that you have activated payment methods "
                + "compatible with your chosen currency in your dashboard.");
    }

    /// <exception cref="StripeFault">400: the account is not there any more.</exception>
    public static void RefuseAccount(Chaos chaos)
    {
        if (chaos.Settings.Account == Invalid)
            throw StripeFault.Refused("The account is not valid, or the key has no access to it.", "account_invalid");
    }

    /// <summary>Whether refunds wait because the account's balance does not cover them.</summary>
    public static bool IsWithoutBalance(Chaos chaos) => chaos.Settings.Account == NoBalance;
}
