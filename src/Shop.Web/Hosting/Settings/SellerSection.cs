using System.Text.RegularExpressions;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Settings;

internal static partial class SellerSection
{
    private const string CountryKey = "Seller:Country";
    private const string EmailKey = "Seller:Email";

    public static SellerSettings Read(SettingValues values, string shopName) => new()
    {
        Name = values.Text("Seller:Name") ?? shopName,
        Address = [.. values.Entries("Seller:Address")],
        Country = Country(values.Text(CountryKey) ?? "ES"),
        VatId = values.Text("Seller:VatId"),
        Register = values.Text("Seller:Register"),
        Email = values.Text(EmailKey) is { } email ? Address(email) : null,
        Phone = values.Text("Seller:Phone"),
    };

    private static string Address(string email) => EmailAddress.IsOne(email)
        ? email
        : throw StartRefusedException.Because(EmailKey, $"must be an e-mail address that mail can be sent to, not '{email}'.");

    private static string Country(string code) => TwoCapitals().IsMatch(code)
        ? code
        : throw StartRefusedException.Because(CountryKey, $"must be a code of two capital letters such as ES, not '{code}'.");

    [GeneratedRegex(@"\A[A-Z]{2}\z")]
    private static partial Regex TwoCapitals();
}
