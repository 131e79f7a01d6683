using System.Globalization;
using System.Net;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Settings;

internal static class ShopSection
{
    public const string DataPathKey = "Shop:DataPath";
    public const string LanguagesKey = "Shop:Languages";
    private const string PublicUrlKey = "Shop:PublicUrl";
    private const string CurrencyKey = "Shop:Currency";
    private const string TimeZoneKey = "Shop:TimeZone";
    private const string TrustedProxiesKey = "Shop:TrustedProxies";

    public static ShopSettings Read(SettingValues values, IHostEnvironment environment) => new()
    {
        Name = values.Text("Shop:Name") ?? "Shop",
        PublicUrl = PublicUrl(values),
        DataPath = DataFolder.Resolve(values.Text(DataPathKey) ?? DataFolder.Default(environment), environment.ContentRootPath),
        Role = values.Choice("Shop:Role", ShopRole.All),
        TimeZone = TimeZone(values.Text(TimeZoneKey) ?? "Europe/Madrid"),
        Currency = BaseCurrency(values, environment),
        Languages = values.List(LanguagesKey) is { Count: > 0 } codes ? codes : RegisteredLanguages.OnByDefault,
        DemoData = HasDemo(values, environment),
        ReconcileSeconds = values.Number("Jobs:ReconcileSeconds", otherwise: 60, least: 1, most: 86_400),
        LeaseSeconds = values.Number("Jobs:LeaseSeconds", otherwise: 5, least: 1, most: 600),
        ImportsPrivateAddresses = values.Switch("Import:PrivateAddresses", otherwise: false),
        TrustedProxies = [.. values.List(TrustedProxiesKey).Select(Network)],
        Redis = values.Text("ConnectionStrings:Redis"),
    };

    private static bool HasDemo(SettingValues values, IHostEnvironment environment) =>
        values.Switch("Shop:DemoData", environment.IsDevelopment());

    private static Currency BaseCurrency(SettingValues values, IHostEnvironment environment)
    {
        var code = values.Text(CurrencyKey) ?? Currency.Eur.Code;
        if (!Currency.Codes.Contains(code))
            throw StartRefusedException.Because(
                CurrencyKey, $"is '{code}', which is none of: {string.Join(", ", Currency.Codes.Order(StringComparer.Ordinal))}.");
        if (code != Currency.Eur.Code && HasDemo(values, environment))
            throw StartRefusedException.Because(
                CurrencyKey, $"is '{code}', and the demo's prices are in {Currency.Eur.Code}: set Shop:DemoData to false.");
        return new Currency(code);
    }

    private static Uri PublicUrl(SettingValues values)
    {
        var address = values.Address(PublicUrlKey) ?? new Uri("http://localhost:5080");
        return address.AbsolutePath == "/"
            ? address
            : throw StartRefusedException.Because(PublicUrlKey, $"must have no path, but has '{address.AbsolutePath}'.");
    }

    private static TimeZoneInfo TimeZone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        ? zone
        : throw StartRefusedException.Because(TimeZoneKey, $"must be a known time zone such as Europe/Madrid, not '{name}'.");

    // 10.1.2.3/8 is taken for 10.0.0.0/8, and an IPv4 network in IPv6's clothes for what it is.
    private static IPNetwork Network(string text)
    {
        var parts = text.Split('/');
        var isAddress = IPAddress.TryParse(parts[0], out var address) && parts.Length <= 2;
        if (isAddress && address!.IsIPv4MappedToIPv6 && parts.Length == 1) address = address.MapToIPv4();
        var bits = isAddress ? address!.GetAddressBytes().Length * 8 : 0;
        if (isAddress && parts.Length == 1) return new IPNetwork(address!, bits);
        return isAddress && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= bits
            ? new IPNetwork(Masked(address!, length), length)
            : throw StartRefusedException.Because(
                TrustedProxiesKey, $"must list IP addresses or networks such as 172.18.0.2, 10.0.0.0/8 or fd00::/8, not '{text}'.");
    }

    private static IPAddress Masked(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPAddress(bytes);
    }
}
