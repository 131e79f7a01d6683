using System.Globalization;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Pictures;

/// <summary>Addresses of pictures in files: those that a shop like this one gives its own, and those anywhere else.</summary>
public static class PictureAddress
{
    /// <summary>Longer ones are keys that run out rather than addresses; and a database's index takes no more.</summary>
    public const int Max = 1000;

    private const string Folder = "/pictures/";

    /// <summary>Where the shop itself shows the picture, in its widest rendition that every program can read.</summary>
    /// <param name="width">The master's, in pixels.</param>
    public static string Of(string publicUrl, string hash, int width) =>
        string.Create(CultureInfo.InvariantCulture, $"{publicUrl}{Folder}{hash}-{PictureRules.WidthsOf(width)[^1]}.jpg");

    /// <summary>The picture that the address names by its content, on whatever host and in whatever width; else null.</summary>
    public static string? HashIn(string address)
    {
        var start = address.LastIndexOf(Folder, StringComparison.Ordinal) + Folder.Length;
        if (start < Folder.Length || address.Length <= start + PictureRules.HashLength || address[start + PictureRules.HashLength] != '-')
            return null;
        var hash = address.Substring(start, PictureRules.HashLength);
        return PictureRules.IsHash(hash) ? hash : null;
    }

    /// <summary>Alike for two addresses that mean the same picture.</summary>
    public static string KeyOf(string address) => HashIn(address) ?? address;

    /// <summary>The address in its one spelling, without what stands behind a #.</summary>
    /// <exception cref="DomainException">It is none that a picture can be fetched from.</exception>
    public static string Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.Host.Length == 0)
            throw new DomainException(
                $"'{text}' is not a valid address of a picture: write it whole, beginning with https:// or http://, each on a line of its own.");
        if (uri.UserInfo.Length > 0) throw new DomainException("An address with a user name or a password in it is not fetched.");
        var address = uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        return address.Length <= Max
            ? address
            : throw new DomainException($"The address '{PlainText.Shortened(address, 80)}' has more than {Max} characters.");
    }
}
