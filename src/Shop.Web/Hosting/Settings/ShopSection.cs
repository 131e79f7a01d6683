using System.Net;

namespace Shop.Web.Hosting.Settings;

internal static class ShopSection
{
    public const string DataPathKey = "Shop:DataPath";
    private const string PublicUrlKey = "Shop:PublicUrl";
    private const string TimeZoneKey = "Shop:TimeZone";
    private const string TrustedProxiesKey = "Shop:TrustedProxies";

    public static ShopSettings Read(SettingValues values, IHostEnvironment environment) => new()
    {
        Name = values.Text("Shop:Name") ?? "Shop",
        PublicUrl = PublicUrl(values),
        DataPath = DataFolder.Resolve(values.Text(DataPathKey) ?? "./data", environment.ContentRootPath),
        Role = values.Choice("Shop:Role", ShopRole.All),
        TimeZone = TimeZone(values.Text(TimeZoneKey) ?? "Europe/Madrid"),
        DemoData = values.Switch("Shop:DemoData", environment.IsDevelopment()),
        ReconcileSeconds = values.Number("Jobs:ReconcileSeconds", otherwise: 60, least: 1, most: 86_400),
        ImportsPrivateAddresses = values.Switch("Import:PrivateAddresses", otherwise: false),
        TrustedProxies = [.. values.List(TrustedProxiesKey).Select(Network)],
        Redis = values.Text("ConnectionStrings:Redis"),
    };

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

    private static IPNetwork Network(string text)
    {
        if (IPAddress.TryParse(text, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(text, out var network)
            ? network
            : throw StartRefusedException.Because(TrustedProxiesKey, $"must list IP addresses or networks such as 10.0.0.0/8, not '{text}'.");
    }
}
