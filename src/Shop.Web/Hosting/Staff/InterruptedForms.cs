using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Staff;

/// <summary>Where a form of the back office was sent to after its session had ended.</summary>
/// <param name="Path">As the browser wrote it, without a query.</param>
/// <param name="Owner">The e-mail address of whose session had ended; null when the browser no longer had its cookie.</param>
public sealed record InterruptedPost(string Path, string? Owner);

/// <summary>An interrupted form with what was typed.</summary>
/// <param name="Fields">In the order of the form; no passwords.</param>
/// <param name="Files">The names of files that were chosen: their contents are not kept.</param>
public sealed record InterruptedForm(InterruptedPost Post, IReadOnlyList<KeyValuePair<string, string>> Fields, IReadOnlyList<string> Files)
{
    /// <summary>Whether somebody else has signed in than the person who typed it.</summary>
    public bool IsOfAnother(string person) => Post.Owner is { } owner && PlainText.EmailKey(owner) != PlainText.EmailKey(person);
}

/// <summary>
/// Keeps what was typed when a session ends in the middle of a form: the browser sends the form on to the sign-in page
/// (307), which carries it encrypted in a hidden field, and after the sign-in it is shown to be looked through. Nothing is
/// saved before the person presses save, and nothing is stored here.
/// </summary>
public sealed class InterruptedForms(IDataProtectionProvider protection)
{
    // The sign-in form has to be sent back with it, within the limit of every form.
    private const int MaxSealed = 1_900_000;
    private static readonly string[] Secret = ["password", "passcode"];
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Shop.InterruptedForm").ToTimeLimitedDataProtector();

    /// <summary>The ticket with which the browser brings the form to the sign-in page.</summary>
    public string TicketFor(InterruptedPost post) => Seal(post);

    /// <summary>Null for what is no ticket of this shop, or too old a one.</summary>
    public InterruptedPost? Post(string? ticket) => Unseal<InterruptedPost>(ticket);

    /// <summary>The form for the hidden field of the sign-in page; null when nothing was typed, or more than can be carried.</summary>
    public string? Keep(InterruptedPost post, IFormCollection sent)
    {
        var fields = sent.Where(field => !Secret.Any(word => field.Key.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
        var files = sent.Files.Select(file => PlainText.Clean(file.FileName)).Where(name => name.Length > 0).ToList();
        if (fields.Count == 0 && files.Count == 0) return null;
        return Seal(new InterruptedForm(post, fields, files)) is { Length: <= MaxSealed } kept ? kept : null;
    }

    /// <summary>Null for what was not made by <see cref="Keep"/>, or is too old.</summary>
    public InterruptedForm? Open(string? kept) => Unseal<InterruptedForm>(kept);

    private string Seal<T>(T what)
    {
        using var packed = new MemoryStream();
        using (var zip =
            new BrotliStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(zip, new Sealed<T>(typeof(T).Name, what));
        return WebEncoders.Base64UrlEncode(_seal.Protect(packed.ToArray(), Lifetime));
    }

    private T? Unseal<T>(string? text)
        where T : class
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            using var zip =
                new BrotliStream(new MemoryStream(_seal.Unprotect(WebEncoders.Base64UrlDecode(text))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Sealed<T>>(zip) is { } found && found.Kind == typeof(T).Name ? found.What : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException or JsonException or InvalidDataException)
        {
            return null;
        }
    }

    // A ticket is no form, and a form is no ticket.
    private sealed record Sealed<T>(string Kind, T What);
}
