using Shop.Domain.Checkout.Limits;

namespace Shop.Web.Hosting.Settings;

/// <summary>How much somebody who does not pay may ask for; 0 is no limit.</summary>
internal static class CheckoutSection
{
    private const int Max = 1_000_000;
    private static readonly CheckoutLimits Default = new();

    public static CheckoutLimits Read(SettingValues values) => new()
    {
        UnpaidPerClient = Number(values, nameof(CheckoutLimits.UnpaidPerClient), Default.UnpaidPerClient),
        UnpaidPerShopper = Number(values, nameof(CheckoutLimits.UnpaidPerShopper), Default.UnpaidPerShopper),
        Lapses = Number(values, nameof(CheckoutLimits.Lapses), Default.Lapses),
        DeclinesPerOrder = Number(values, nameof(CheckoutLimits.DeclinesPerOrder), Default.DeclinesPerOrder),
        DeclinesPerClient = Number(values, nameof(CheckoutLimits.DeclinesPerClient), Default.DeclinesPerClient),
        DeclinesPerShopper = Number(values, nameof(CheckoutLimits.DeclinesPerShopper), Default.DeclinesPerShopper),
    };

    private static int Number(SettingValues values, string name, int otherwise) =>
        values.Number($"Checkout:{name}", otherwise, least: 0, Max);
}
