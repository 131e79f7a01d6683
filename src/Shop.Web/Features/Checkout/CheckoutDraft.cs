using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Checkout;

/// <summary>
/// What was typed in the checkout, for the pages that follow: it survives a refusal, another language, the cart and the payment
/// page. It stays with the browser that typed it, in a cookie that only the shop can read, for some hours at most, and goes
/// when the order is paid.
/// </summary>
public sealed class CheckoutDraft(IDataProtectionProvider protection, ShopCookies cookies)
{
    private const string Plain = "checkout";
    private const int MaxField = 300;
    private const int MaxNote = 1100;

    // What servers in front of the shop take of a header with all its cookies is 8 KiB; most drafts are below 1 KiB.
    private const int MaxLength = 6000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Shop.Checkout").ToTimeLimitedDataProtector();
    private readonly ChunkingCookieManager _chunks = new();

    private string Name => cookies.Name(Plain);

    /// <summary>An empty form when nothing was typed yet.</summary>
    public CheckoutForm Read(HttpContext http)
    {
        try
        {
            return _chunks.GetRequestCookie(http, Name) is { } value ? Open(value) : new CheckoutForm();
        }
        catch (Exception error)
            when (error is CryptographicException or JsonException or FormatException or InvalidOperationException or IOException)
        {
            return new CheckoutForm();
        }
    }

    /// <summary>Keeps the fields, but neither the token nor the total. Of a text that no field takes only the beginning is kept.</summary>
    public void Keep(HttpContext http, CheckoutForm form)
    {
        var kept = Shortened(form);
        var value = Close(kept);
        if (value.Length > MaxLength) value = Close(kept with { Note = null });
        if (value.Length <= MaxLength) _chunks.AppendResponseCookie(http, Name, value, cookies.Options(Lifetime));
    }

    public void Remove(HttpContext http) => _chunks.DeleteCookie(http, Name, cookies.Options());

    private static CheckoutForm Shortened(CheckoutForm form) => new()
    {
        Email = Cut(form.Email), Name = Cut(form.Name), Address1 = Cut(form.Address1), Address2 = Cut(form.Address2), Postcode =
            Cut(form.Postcode),
        City = Cut(form.City), Region = Cut(form.Region), Country = Cut(form.Country), Phone = Cut(form.Phone), Shipping =
            Cut(form.Shipping),
        Payment = Cut(form.Payment),
        Note = Cut(form.Note, MaxNote),
    };

    private static string? Cut(string? text, int most = MaxField) => text is null ? null : PlainText.AtMost(text, most);

    private string Close(CheckoutForm form)
    {
        using var packed = new MemoryStream();
        using (var pack = new BrotliStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(pack, form);
        return WebEncoders.Base64UrlEncode(_seal.Protect(packed.ToArray(), Lifetime));
    }

    private CheckoutForm Open(string value)
    {
        using var packed = new MemoryStream(_seal.Unprotect(WebEncoders.Base64UrlDecode(value)));
        using var form = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<CheckoutForm>(form) ?? new CheckoutForm();
    }
}
