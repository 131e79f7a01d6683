using Shop.Domain.Checkout.Limits;
using Shop.Domain.Settings;

namespace Shop.Domain.Checkout;

/// <summary>What the merchant decides about orders and checkout.</summary>
public sealed record OrderSettings : ISettings
{
    public const string Key = "orders";
    private const int MaxDays = 3650;
    private const int MaxCount = 1_000_000;
    private static readonly CheckoutLimits Usual = new();

    /// <summary>Days after it was sent that an order is closed by itself; 0 for never.</summary>
    public int CompleteAfterDays { get; init; } = CompletionTerms.DefaultDays;

    /// <summary>Unpaid orders of one network address in an hour; this and all below: 0 for no limit.</summary>
    public int UnpaidPerClient { get; init; } = Usual.UnpaidPerClient;

    /// <summary>The same of a mail address, and of a cart.</summary>
    public int UnpaidPerShopper { get; init; } = Usual.UnpaidPerShopper;

    /// <summary>Orders that somebody let lapse in six hours.</summary>
    public int Lapses { get; init; } = Usual.Lapses;

    /// <summary>Declined cards on one order.</summary>
    public int DeclinesPerOrder { get; init; } = Usual.DeclinesPerOrder;

    /// <summary>Declined cards of one network address in an hour.</summary>
    public int DeclinesPerClient { get; init; } = Usual.DeclinesPerClient;

    /// <summary>The same of a mail address, and of a cart.</summary>
    public int DeclinesPerShopper { get; init; } = Usual.DeclinesPerShopper;

    public static OrderSettings Of(CompletionTerms completion, CheckoutLimits limits) => new()
    {
        CompleteAfterDays = completion.Days, UnpaidPerClient = limits.UnpaidPerClient, UnpaidPerShopper = limits.UnpaidPerShopper,
        Lapses = limits.Lapses, DeclinesPerOrder = limits.DeclinesPerOrder, DeclinesPerClient = limits.DeclinesPerClient,
        DeclinesPerShopper = limits.DeclinesPerShopper,
    };

    public IEnumerable<SettingProblem> Check() => new (string Name, int Value, int Most)[]
        {
            ("completeAfterDays", CompleteAfterDays, MaxDays), ("unpaidPerClient", UnpaidPerClient, MaxCount),
            ("unpaidPerShopper", UnpaidPerShopper, MaxCount), ("lapses", Lapses, MaxCount),
                ("declinesPerOrder", DeclinesPerOrder, MaxCount),
            ("declinesPerClient", DeclinesPerClient, MaxCount), ("declinesPerShopper", DeclinesPerShopper, MaxCount),
        }
        .Where(each => each.Value < 0 || each.Value > each.Most)
        .Select(each => new SettingProblem(each.Name, "Enter a whole number from 0 to {0}.", each.Most));

    internal CompletionTerms Completion() => new(CompleteAfterDays);

    internal CheckoutLimits Limits() => new()
    {
        UnpaidPerClient = UnpaidPerClient, UnpaidPerShopper = UnpaidPerShopper, Lapses = Lapses,
        DeclinesPerOrder = DeclinesPerOrder, DeclinesPerClient = DeclinesPerClient, DeclinesPerShopper = DeclinesPerShopper,
    };
}
