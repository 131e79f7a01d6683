using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Staff;

/// <summary>What a browser says that it is, as a person would: "Firefox, Windows".</summary>
public static class DeviceName
{
    private const int MaxUnknown = 60;

    // In this order: Edge and Opera say that they are Chrome, and Chrome says that it is Safari.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("Android", "Android"), ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>A dash when it said nothing.</summary>
    public static string Of(string userAgent)
    {
        var names = new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>().ToList();
        if (names.Count > 0) return string.Join(", ", names);
        return userAgent.Length == 0 ? "–" : PlainText.Shortened(userAgent, MaxUnknown);
    }

    private static string? Find((string Sign, string Name)[] known, string text) =>
        known.FirstOrDefault(each => text.Contains(each.Sign, StringComparison.Ordinal)).Name;
}
