using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace Shop.Web.Hosting.Pages;

/// <summary>
/// Scripts import each other by name and cannot know the fingerprints that the build gives to files. So all of them are served
/// under one address that holds the fingerprint of them all: <c>/js/&lt;version&gt;/shop.js</c>. Browsers need never ask again.
/// </summary>
public sealed partial class ScriptFiles(IWebHostEnvironment environment)
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const int VersionLength = 16;

    private readonly Lazy<string> _version = new(() => VersionOf(environment));

    /// <summary>The address of a script of <c>wwwroot/js</c>.</summary>
    public string PathOf(string name) => $"/js/{_version.Value}/{name}";

    /// <summary>
    /// Leads an address with a version to the file. Other versions, which a page from before a deploy asks for, are served and not cached.
    /// </summary>
    public Task RouteAsync(HttpContext context, RequestDelegate next)
    {
        var match = Versioned().Match(context.Request.Path.Value ?? "");
        if (match.Success)
        {
            context.Request.Path = $"/js/{match.Groups["name"].Value}";
            if (match.Groups["version"].Value == _version.Value) context.Response.OnStarting(CacheForever, context.Response);
        }

        return next(context);
    }

    private static string VersionOf(IWebHostEnvironment environment)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in environment.WebRootFileProvider.GetDirectoryContents("js").Where(IsScript)
            .OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            using var stream = file.CreateReadStream();
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }

    private static bool IsScript(IFileInfo file) => !file.IsDirectory && file.Name.EndsWith(".js", StringComparison.Ordinal);

    private static Task CacheForever(object response)
    {
        var sent = (HttpResponse)response;
        if (sent.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified) sent.Headers.CacheControl = Forever;
        return Task.CompletedTask;
    }

    [GeneratedRegex("^/js/(?<version>[0-9a-f]{16})/(?<name>[a-z-]+\\.js)$")]
    private static partial Regex Versioned();
}
