using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>Scripts are modules under one address with a version, which browsers store for good.</summary>
[Collection(nameof(HostedShop))]
public sealed partial class ScriptFilesTests(HostedShop shop)
{
    [Fact]
    public async Task A_page_leads_to_its_script_and_every_import_of_it_is_there_and_stored_for_good()
    {
        using var client = shop.Client();
        var page = await client.GetStringAsync("/cart");
        var entry = Script().Match(page).Groups["path"].Value;
        var open = new Queue<string>([entry]);
        var seen = new HashSet<string>();
        while (open.TryDequeue(out var path))
        {
            if (!seen.Add(path)) continue;
            using var answer = await client.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
            foreach (Match import in Import().Matches(await answer.Content.ReadAsStringAsync()))
                open.Enqueue($"{path[..(path.LastIndexOf('/') + 1)]}{import.Groups["name"].Value}");
        }

        Assert.True(seen.Count > 5, string.Join(' ', seen));
    }

    [Fact]
    public async Task A_page_from_before_a_deploy_gets_the_scripts_that_there_are_and_none_is_stored_under_the_old_version()
    {
        using var client = shop.Client();
        using var old = await client.GetAsync("/js/0123456789abcdef/shop.js");
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        Assert.DoesNotContain("immutable", old.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
        using var none = await client.GetAsync("/js/0123456789abcdef/none.js");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [GeneratedRegex("<script type=\"module\" src=\"(?<path>/js/[^\"]+)\"")]
    private static partial Regex Script();

    [GeneratedRegex("(?:from|import) \"\\./(?<name>[^\"]+)\"")]
    private static partial Regex Import();
}
