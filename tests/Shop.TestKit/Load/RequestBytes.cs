using System.Globalization;
using System.Text;

namespace Shop.TestKit.Load;

/// <summary>HTTP/1.1 requests as a browser sends them, ready for the wire: made before a load runs, not during it.</summary>
public sealed class RequestBytes(Uri server)
{
    private readonly string _common = string.Join("\r\n",
        $"Host: {server.Authority}", "User-Agent: Mozilla/5.0 (X11; Linux x86_64) ShopBenchmarks",
            "Accept: text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Encoding: gzip, deflate, br", "Accept-Language: en", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: navigate",
            "Sec-Fetch-Dest: document");

    /// <param name="path">With its query, escaped.</param>
    /// <param name="cookie">The cookie header's value, or null.</param>
    public byte[] Get(string path, string? cookie = null) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\n{_common}\r\n{CookieLine(cookie)}\r\n");

    /// <param name="form">The body, form-encoded.</param>
    public byte[] Post(string path, string form, string? cookie = null) => Encoding.ASCII.GetBytes(
        $"POST {path} HTTP/1.1\r\n{_common}\r\nOrigin: {server.GetLeftPart(UriPartial.Authority)}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + $"Content-Length: {form.Length.ToString(CultureInfo.InvariantCulture)}\r\n{CookieLine(cookie)}\r\n{form}");

    private static string CookieLine(string? cookie) => cookie is null ? "" : $"Cookie: {cookie}\r\n";
}
