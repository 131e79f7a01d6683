using Microsoft.AspNetCore.Http.Features;

namespace Shop.Web.Features.Shared;

/// <summary>
/// SKUs at the end of an address, whatever they consist of: "AB/12", "50%" and "A+B" are some. The framework leaves an escaped
/// slash as it is and unescapes the rest, so that "%2F" could mean either: the address is read as it was sent.
/// </summary>
public static class SkuInAddress
{
    /// <summary>For a link or a form.</summary>
    public static string Escape(string sku) => Uri.EscapeDataString(sku);

    /// <param name="request">The request whose address ends in a SKU.</param>
    /// <param name="before">What stands before it: "/cart/lines/".</param>
    /// <param name="routed">What the framework read, for a request without an address as sent.</param>
    public static string Read(HttpRequest request, string before, string? routed)
    {
        var sent = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var path = sent.Split('?', 2)[0];
        var at = path.IndexOf(before, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? routed ?? "" : Uri.UnescapeDataString(path[(at + before.Length)..]);
    }
}
