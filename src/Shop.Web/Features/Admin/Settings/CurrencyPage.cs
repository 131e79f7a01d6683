using Shop.Domain.Settings;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Admin.Settings;

/// <summary>The page of the currency that the books are kept in.</summary>
internal static class CurrencyPage
{
    public static SettingsPage Page { get; } = new("currency", "Currency", BooksCurrency.Key,
        "What prices are in, what shoppers pay and what the books are kept in. Choose it before anything has a price: amounts are never "
        + "converted.",
    [
        new("code", "Currency", "Shop:Currency", FieldKind.Choice)
        {
            Hint = "Your bank account at Stripe must be able to receive it.",
            Choices = [.. Currency.Codes.Order(StringComparer.Ordinal).Select(code => (code, code))],
        },
    ]);
}
