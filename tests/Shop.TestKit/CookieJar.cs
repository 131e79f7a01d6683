using System.Globalization;
using System.Net.Http.Headers;

namespace Shop.TestKit;

/// <summary>
/// The cookies of one shopper at one shop. Unlike .NET's own container it sends Secure cookies over plain HTTP, as browsers
/// do on a loopback address.
/// </summary>
public sealed class CookieJar
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>Gives the jar a cookie, or takes one away with null.</summary>
    public void Set(string name, string? value)
    {
        lock (_cookies)
        {
            if (value is null) _cookies.Remove(name);
            else _cookies[name] = value;
        }
    }

    public void AddTo(HttpRequestHeaders headers)
    {
        lock (_cookies)
            if (_cookies.Count > 0) headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
    }

    public void TakeFrom(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues("Set-Cookie", out var lines)) return;
        foreach (var line in lines) Take(line);
    }

    private void Take(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var pair = parts[0].Split('=', 2);
        Set(pair[0], parts.Skip(1).Any(IsPast) ? null : pair[1]);
    }

    private static bool IsPast(string attribute)
    {
        var pair = attribute.Split('=', 2);
        return pair[0].ToUpperInvariant() switch
        {
            "MAX-AGE" => pair[1].StartsWith('-') || pair[1] == "0",
            "EXPIRES" => DateTimeOffset.TryParse(pair[1], CultureInfo.InvariantCulture, out var at) && at.Year < 2000,
            _ => false,
        };
    }
}
