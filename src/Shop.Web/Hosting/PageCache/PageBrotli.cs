using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Shop.Web.Hosting.PageCache;

/// <summary>
/// Brotli that takes its time over pages that are kept, since they are compressed once for many visitors, and is quick
/// with those that one visitor gets: a tenth of a search's processor time went into making it a sixth smaller.
/// </summary>
public sealed class PageBrotli(IHttpContextAccessor requests) : ICompressionProvider
{
    public string EncodingName => "br";

    public bool SupportsFlush => true;

    public Stream CreateStream(Stream outputStream)
    {
        var isKept = requests.HttpContext is { } http && CachedPage.IsToBeCached(http);
        return new BrotliStream(outputStream, isKept ? CompressionLevel.Optimal : CompressionLevel.Fastest, leaveOpen: true);
    }
}
