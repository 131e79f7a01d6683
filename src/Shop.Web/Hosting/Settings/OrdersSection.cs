using Shop.Domain.Checkout;

namespace Shop.Web.Hosting.Settings;

/// <summary>When a sent order is closed by itself; 0 is never.</summary>
internal static class OrdersSection
{
    private const int Max = 3650;

    public static CompletionTerms Read(SettingValues values) =>
        new(values.Number("Orders:CompleteAfterDays", CompletionTerms.DefaultDays, least: 0, Max));
}
