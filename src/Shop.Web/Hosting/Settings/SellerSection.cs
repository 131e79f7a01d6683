using System.Text.RegularExpressions;

namespace Shop.Web.Hosting.Settings;

internal static partial class SellerSection
{
    private const string CountryKey = "Seller:Country";

    public static SellerSettings Read(SettingValues values, string shopName) => new()
    {
        Name = values.Text("Seller:Name") ?? shopName,
        Address = [.. values.Entries("Seller:Address")],
        Country = Country(values.Text(CountryKey) ?? "ES"),
        VatId = values.Text("Seller:VatId"),
        Email = values.Text("Seller:Email"),
        Phone = values.Text("Seller:Phone"),
    };

    private static string Country(string code) => TwoCapitals().IsMatch(code)
        ? code
        : throw StartRefusedException.Because(CountryKey, $"must be a code of two capital letters such as ES, not '{code}'.");

    [GeneratedRegex(@"\A[A-Z]{2}\z")]
    private static partial Regex TwoCapitals();
}
