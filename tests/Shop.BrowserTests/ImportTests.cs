using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>Products in and out of the real shop: by its commands and by its pages, on both databases, and through a power cut.</summary>
public sealed partial class ImportTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public Task The_demo_catalogue_goes_out_and_comes_back_unchanged_and_an_import_is_undone() => RoundTripAsync(new ShopSettings());

    [PostgresFact]
    public async Task On_postgres_the_demo_catalogue_goes_out_and_comes_back_unchanged_and_an_import_is_undone() =>
        await RoundTripAsync(new ShopSettings().OnPostgres(await DemoData.CopyDatabaseAsync()));

    [Fact]
    public Task A_shop_that_is_killed_in_the_middle_of_an_import_goes_on_after_its_restart() => KillAsync(new ShopSettings());

    [PostgresFact]
    public async Task On_postgres_a_shop_that_is_killed_in_the_middle_of_an_import_goes_on_after_its_restart() =>
        await KillAsync(new ShopSettings().OnPostgres(await DemoData.CopyDatabaseAsync()));

    [Fact]
    public async Task Files_that_are_none_are_refused_on_the_page_and_only_staff_may_look()
    {
        await using var shop = await ShopProcess.StartAsync();
        using var staff = new CookieShopper(shop.Address);
        Assert.NotEqual(HttpStatusCode.OK, (await staff.GetAsync("/admin/imports/products.csv")).Status);
        await staff.SignInAsync(await shop.CreateAdminAsync("imports@example.com"));
        var empty = await UploadAsync(shop, staff, []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("not empty", empty.Alerts, StringComparison.Ordinal);
        var picture = await SettledAsync(staff, await UploadAsync(shop, staff, PngPicture.Of(9, 9, 1, 2, 3)));
        Assert.Equal("refused", StateOf(picture));
        Assert.Contains("no text file", picture.Alerts, StringComparison.Ordinal);
        var mixed = await SettledAsync(staff, await UploadAsync(shop, staff, "sku,name,price\nA-1,A,1\n../x,B,1\n"u8.ToArray()));
        Assert.Contains("is no sku", mixed.Document.Body!.TextContent.ToLowerInvariant().Replace("is no sku:", "is no sku", StringComparison.Ordinal) + (await staff.GetAsync(mixed.Address.AbsolutePath + "?show=refused")).Document.Body!.TextContent.ToLowerInvariant(), StringComparison.Ordinal);
        Assert.Contains("../x,B,1,3,", Encoding.UTF8.GetString(await staff.DownloadAsync(mixed.Address.AbsolutePath + "/refused.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_of_a_file_that_says_little_of_it_has_a_page_of_what_is_said()
    {
        await using var shop = await ShopProcess.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(shop.DataPath, "little.csv"), "handle,name:en,brew_celsius,related,sku,price,stock\nlittle,Little,80,less,LITTLE-1,5.00,3\nless,Less,,,LESS-1,5.00,3\n");
        (await shop.RunVerbAsync("import", "products", Path.Combine(shop.DataPath, "little.csv"), "--yes")).OrThrow();
        using var shopper = new CookieShopper(shop.Address);
        var page = await shopper.GetAsync("/products/little");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["How to brew", "Goes well with", "Often bought together"], page.Document.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
        Assert.Equal("Water80 °C", Assert.Single(page.Document.QuerySelectorAll(".telling tr")).TextContent);
        Assert.NotNull(page.Document.QuerySelector("[data-related] [data-product='less']"));
    }

    private static async Task RoundTripAsync(ShopSettings settings)
    {
        await using var shop = await ShopProcess.StartAsync(settings);
        var before = await ExportAsync(shop);
        var unchanged = (await shop.RunVerbAsync("import", "products", Path.Combine(shop.DataPath, "out.csv"))).OrThrow();
        Assert.Matches(@" 0 new, 0 changed, [1-9]\d* unchanged, 0 refused", unchanged);
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync("imports@example.com"));
        var sku = SkuCell().Match(before).Groups[1].Value;
        var compared = await SettledAsync(staff, await UploadAsync(shop, staff, Encoding.UTF8.GetBytes($"sku,name,price,stock\n{sku},Renamed,77.00,123\nBRAND-NEW,Brand new,5.00,4\n")));
        Assert.Equal(("checked", before), (StateOf(compared), await ExportAsync(shop)));
        var applied = await SettledAsync(staff, await staff.SubmitAsync(compared, "/apply"));
        Assert.Equal("applied", StateOf(applied));
        // Nobody has taken a picture of it, and yet there is one to look at.
        var picture = (await staff.GetAsync("/search?q=BRAND-NEW")).Document.QuerySelector("[data-product='brand-new'] img")!;
        Assert.StartsWith("<svg", Encoding.UTF8.GetString(await staff.DownloadAsync(picture.GetAttribute("src")!)), StringComparison.Ordinal);
        Assert.NotEqual(before, await ExportAsync(shop));
        var undone = await SettledAsync(staff, await staff.SubmitAsync(applied, "/undo"));
        Assert.Equal(("undone", before), (StateOf(undone), await ExportAsync(shop)));
        Assert.DoesNotContain("/products/brand-new", (await staff.GetAsync("/search?q=BRAND-NEW")).Document.Body!.InnerHtml, StringComparison.Ordinal);
        var verified = await shop.RunVerbAsync("verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    private static async Task KillAsync(ShopSettings settings)
    {
        Assert.True(File.Exists(RepositoryPaths.CrashBinary), "tests/publish makes the program that can be told to die");
        await using var shop = await ShopProcess.StartAsync(settings with { Binary = RepositoryPaths.CrashBinary });
        var before = await ExportAsync(shop);
        var csv = "sku,name,price,stock\n" + string.Concat(Enumerable.Range(0, 900).Select(number => $"K-{number:0000},Kettle {number},{number % 50 + 1}.00,2\n"));
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync("imports@example.com"));
        var compared = await SettledAsync(staff, await UploadAsync(shop, staff, Encoding.UTF8.GetBytes(csv)));
        var page = compared.Address.AbsolutePath;
        await DieAndRestartAsync(shop, "import-applied-batch:2", () => staff.SubmitAsync(compared, "/apply"));
        var applied = await SettledAsync(staff, await staff.GetAsync(page));
        Assert.Equal("applied", StateOf(applied));
        Assert.Equal(900, (await ExportAsync(shop)).Split('\n').Count(line => line.StartsWith("K-", StringComparison.Ordinal)));
        await DieAndRestartAsync(shop, "import-undone-batch:3", () => staff.SubmitAsync(applied, "/undo"));
        Assert.Equal("undone", StateOf(await SettledAsync(staff, await staff.GetAsync(page))));
        Assert.Equal(before, await ExportAsync(shop));
        var verified = await shop.RunVerbAsync("verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    private static async Task DieAndRestartAsync(ShopProcess shop, string point, Func<Task> act)
    {
        await shop.KillAsync();
        await shop.RestartAsync(point);
        await act();
        await Eventually.TrueAsync(() => Task.FromResult(shop.HasEnded), Patience, $"it did not die at {point}");
        await shop.RestartAsync();
    }

    private static async Task<string> ExportAsync(ShopProcess shop)
    {
        var path = Path.Combine(shop.DataPath, "out.csv");
        (await shop.RunVerbAsync("export", "products", path)).OrThrow();
        return await File.ReadAllTextAsync(path);
    }

    private static async Task<ShopPage> UploadAsync(ShopProcess shop, CookieShopper staff, byte[] content)
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "goods.csv" }, { new StringContent("en"), "language" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Address, "/admin/imports")) { Content = body };
        return await staff.SendAsync(request);
    }

    /// <summary>Reloads the import's page, as its browser would, until the shop rests.</summary>
    private static async Task<ShopPage> SettledAsync(CookieShopper staff, ShopPage page)
    {
        page = await staff.FollowAsync(page);
        await Eventually.TrueAsync(async () => StateOf(page = await staff.GetAsync(page.Address.AbsolutePath)) is not ("checking" or "applying" or "undoing"), Patience, "the import does not end");
        return page;
    }

    private static string StateOf(ShopPage page) => page.Document.QuerySelector("[data-import-state]")?.GetAttribute("data-import-state") ?? page.Describe();

    [GeneratedRegex(@",([A-Z][A-Z0-9-]+),[^,\n]*,[^,\n]*,[^,\n]*,[^,\n]*,\d+\.\d\d,EUR")]
    private static partial Regex SkuCell();
}
