using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>A form of the back office that was sent after its session had ended.</summary>
/// <param name="Path">Where it was sent to.</param>
/// <param name="Owner">The e-mail address of whose session had ended; null when the browser no longer had its cookie.</param>
/// <param name="Fields">What was typed, in the order of the form; no passwords.</param>
public sealed record InterruptedForm(string Path, string? Owner, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>
/// Keeps what was typed when a session ends in the middle of a form: the browser sends the form on to the sign-in page
/// (307), which carries it sealed, and after the sign-in it is shown again. Nothing is saved before the person presses
/// save, nothing is stored here, and only the one whose session it was gets to see it.
/// </summary>
public sealed class InterruptedForms(IDataProtectionProvider protection)
{
    public const string Query = "interrupted";
    private const long MaxBytes = 1024 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Shop.InterruptedForm").ToTimeLimitedDataProtector();

    /// <summary>Leads to the sign-in page: from a page back to it, from a form with what was typed.</summary>
    public static Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }

        // After the sign-in nobody is sent to an address that only takes forms.
        var address = QueryHelpers.AddQueryString(StaffAccess.SignInPath, StaffAccess.ReturnUrl, PageOf(request));
        var canBeKept = HttpMethods.IsPost(request.Method) && request.ContentLength is > 0 and <= MaxBytes
            && request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        context.Response.StatusCode = canBeKept ? StatusCodes.Status307TemporaryRedirect : StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = canBeKept ? QueryHelpers.AddQueryString(address, Query, request.Path.Value!) : address;
        return Task.CompletedTask;
    }

    /// <summary>The form in the body of this request, sealed for the sign-in page; null when it says nothing.</summary>
    public string? Seal(HttpRequest request, string path, CookieAuthenticationOptions cookie)
    {
        var fields = request.Form.Where(field => !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
        if (fields.Count == 0 || !IsOfTheBackOffice(path)) return null;
        var form = new InterruptedForm(path, OwnerOf(request, cookie), fields);
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(zip, form);
        return WebEncoders.Base64UrlEncode(_seal.Protect(packed.ToArray(), Lifetime));
    }

    /// <summary>What was sealed, for the person who has signed in now; null for anybody else, and for what is no seal of ours.</summary>
    public InterruptedForm? Open(string? sealedForm, string person)
    {
        if (string.IsNullOrEmpty(sealedForm)) return null;
        try
        {
            using var zip = new BrotliStream(new MemoryStream(_seal.Unprotect(WebEncoders.Base64UrlDecode(sealedForm))), CompressionMode.Decompress);
            var form = JsonSerializer.Deserialize<InterruptedForm>(zip)!;
            return form.Owner is null || EmailAddress.KeyOf(form.Owner) == EmailAddress.KeyOf(person) ? form : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException or JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static string PageOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var page) && IsOfTheBackOffice(page.AbsolutePath) ? page.PathAndQuery : "/admin";

    private static bool IsOfTheBackOffice(string path) => ReturnAddress.IsLocal(path) && path.StartsWith("/admin/", StringComparison.OrdinalIgnoreCase);

    // The cookie outlives the session that it names.
    private static string? OwnerOf(HttpRequest request, CookieAuthenticationOptions cookie) =>
        cookie.CookieManager.GetRequestCookie(request.HttpContext, cookie.Cookie.Name!) is { } ticket
            ? cookie.TicketDataFormat.Unprotect(ticket)?.Principal.Identity?.Name
            : null;
}
