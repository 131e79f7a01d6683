using Shop.Domain.Shared;

namespace Shop.Web.Hosting.PageCache;

/// <summary>Under what a page is kept: all that a page may differ by.</summary>
/// <param name="Path">As it was asked for.</param>
/// <param name="Query">In the one spelling of <see cref="PageQuery"/>; "" for none.</param>
/// <param name="Coding">br, gzip or identity.</param>
/// <param name="Language">Its code.</param>
/// <param name="Currency">What prices are shown in.</param>
/// <param name="PriceGroup">Whose prices are shown; null for everybody's.</param>
/// <param name="Pieces">How many lie in the visitor's cart.</param>
/// <param name="IsHttps">Answers over HTTPS carry Strict-Transport-Security, which must not be sent over HTTP (RFC 6797, 7.2).</param>
/// <param name="IsAnnounced">Whether the bar above the pages is shown now: its time begins and ends by itself.</param>
public sealed record PageKey(
    string Path, string Query, string Coding, string Language, Currency Currency, string? PriceGroup, int Pieces, bool IsHttps = false,
    bool IsAnnounced = false)
{
    /// <summary>Whether it is a page of search results: anybody can think up words.</summary>
    public bool IsSearch => Query.StartsWith("?q=", StringComparison.Ordinal);
}
