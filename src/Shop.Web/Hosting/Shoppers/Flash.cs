using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Shoppers;

/// <summary>What the answer to a form says on the page that it leads to.</summary>
/// <param name="Kind">Which message, as that page names it.</param>
/// <param name="Values">What was typed, or what the message counts.</param>
public sealed record FlashMessage(string Kind, IReadOnlyDictionary<string, string> Values)
{
    public string? this[string name] => Values.GetValueOrDefault(name);

    /// <summary>Values that are null are left out, long ones are cut.</summary>
    public static FlashMessage Of(string kind, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            if (value is not null) kept[name] = PlainText.AtMost(value, Flash.MaxValueLength);
        return new FlashMessage(kind, kept);
    }
}

/// <summary>
/// Messages that outlive a redirect: every POST of the storefront is answered 303, and the page that it leads to shows the
/// message and what was typed, once. They travel in a cookie that only the shop can read, for some minutes, and never in an address.
/// </summary>
public sealed class Flash(IDataProtectionProvider protection, ShopCookies cookies, Languages languages)
{
    /// <summary>In letters: several of them fit into one cookie, sealed and in any script.</summary>
    internal const int MaxValueLength = 260;

    private const string Plain = "flash";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Shop.Flash").ToTimeLimitedDataProtector();

    private string Name => cookies.Name(Plain);

    /// <summary>Whether a message may be waiting, without opening it: asked for each cached page.</summary>
    public static bool MayBeIn(HttpRequest request) => request.Headers.Cookie.ToString().Contains($"{Plain}=", StringComparison.Ordinal);

    /// <summary>303 to an address of this shop, whose page shows the message.</summary>
    public SeeOtherResult SeeOther(HttpContext http, string address, FlashMessage message)
    {
        var letter = JsonSerializer.Serialize(new Letter(PageOf(address.Split('?', '#')[0]), message), Json);
        http.Response.Cookies.Append(Name, _seal.Protect(letter, Lifetime), cookies.Options(Lifetime));
        return new SeeOtherResult(address);
    }

    /// <summary>
    /// The message for the page of this request, which is then gone; null when there is none. The page is for nobody else.
    /// </summary>
    public FlashMessage? Take(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { } value) return null;
        var letter = Open(value);
        if (letter is not null && letter.Page != PageOf(http.Request.Path)) return null;
        if (!HttpMethods.IsHead(http.Request.Method)) http.Response.Cookies.Delete(Name, cookies.Options());
        return letter?.Message;
    }

    // The same page in another language is the same page.
    private string PageOf(PathString path) => languages.Split(path).Path;

    private Letter? Open(string value)
    {
        try
        {
            return JsonSerializer.Deserialize<Letter>(_seal.Unprotect(value), Json);
        }
        catch (Exception error) when (error is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Letter(string Page, FlashMessage Message);
}
