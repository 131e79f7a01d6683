using System.Text;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Imports;

/// <summary>
/// Pictures that a file of Shopify names, on both databases: fetched, shown, told where they failed, tried again, undone.
/// </summary>
public sealed class ImportPicturesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly ShopSettings FromHere = new ShopSettings().With("Import__PrivateAddresses", "true");

    [Fact]
    public async Task Pictures_of_an_import_come_in_the_background_and_go_with_its_undoing()
    {
        await using var shop = await ShopInProcess.StartAsync(FromHere);
        await ComeAndGoAsync(shop);
    }

    [PostgresFact]
    public async Task On_postgres_pictures_of_an_import_come_in_the_background_and_go_with_its_undoing()
    {
        await using var shop = await ShopProcess.StartAsync(FromHere.OnPostgres(await DemoData.CopyDatabaseAsync()));
        await ComeAndGoAsync(shop);
    }

    [Fact]
    public async Task A_shop_with_no_setting_for_it_never_asks_its_own_network()
    {
        using var server = new PictureServer();
        await using var shop = await ShopInProcess.StartAsync();
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync("pictures@example.com"));
        await ImportAsync(shop, staff, server.Serve("/a.png", PngPicture.Of(300, 300, 1, 2, 3)));
        var page = await ShowsAsync(staff, 0, 0, 1);
        Assert.Contains("public addresses", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    private static async Task ComeAndGoAsync(IRunningShop shop)
    {
        using var server = new PictureServer();
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync("pictures@example.com"));
        var before = await shop.ExportAsync();
        await ImportAsync(shop, staff, server.Serve("/front.png", PngPicture.Of(900, 700, 200, 90, 10)), server.Address("/side.png"));
        var told = await ShowsAsync(staff, 1, 0, 1);
        Assert.Contains("Pictures: 1 fetched, 0 still to come, 1 could not be fetched.", told.Document.Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("There is nothing at this address (404).", told.Document.Body.TextContent, StringComparison.Ordinal);
        var attention = (await staff.GetAsync("/admin/attention")).Document;
        Assert.Contains("1 of shopify.csv. Try them again there, or do without them.", attention.Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(told.Address.AbsolutePath, attention.QuerySelector("td a[href^='/admin/imports/']")!.GetAttribute("href"));
        server.Serve("/side.png", PngPicture.Of(900, 700, 10, 90, 200));
        await staff.SubmitAsync(told, "/pictures/again");
        var whole = await ShowsAsync(staff, 2, 0, 0);
        Assert.DoesNotContain("Pictures did not come", (await staff.GetAsync("/admin/attention"))
            .Document.Body!.TextContent, StringComparison.Ordinal);
        var main = (await staff.GetAsync("/products/pictured-mug")).Document.QuerySelector("main img[alt='From the front']")!;
        Assert.NotEmpty(await staff.DownloadAsync(main.GetAttribute("src")!));
        var exported = await shop.ExportAsync();
        Assert.Contains($"{shop.Address.GetLeftPart(UriPartial.Authority)}/pictures/", exported, StringComparison.Ordinal);
        Assert.Matches(" 0 new, 0 changed, [1-9]\\d* unchanged, 0 refused",
            (await shop.RunCommandAsync("import", "products", Path.Combine(shop.DataPath, "out.csv"))).OrThrow());
        var verified = await shop.RunCommandAsync("verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
        await staff.SubmitAsync(whole, "/undo");
        await Eventually.TrueAsync(async () => await shop.ExportAsync() == before
            && Masters(shop) == 0, Patience, "the import is not undone, or its files are still there");
    }

    private static int Masters(IRunningShop shop) => Directory.Exists(Path.Combine(shop.DataPath, "pictures"))
        ? Directory.GetFiles(Path.Combine(shop.DataPath, "pictures"), "master.jpg", SearchOption.AllDirectories).Length : 0;

    private static async Task ImportAsync(IRunningShop shop, CookieShopper staff, params string[] addresses)
    {
        var rows = addresses.Select((address, at) => at == 0
            ? $"pictured-mug,Pictured mug,Clay,PIC-1,9.00,{address},1,From the front"
            : $"pictured-mug,,,,,{address},{at + 1},");
        var csv = "Handle,Title,Body (HTML),Variant SKU,Variant Price,Image Src,Image Position,Image Alt Text\n" + string.Join('\n', rows)
            + "\n";
        using var body =
            new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "shopify.csv" },
            { new StringContent("en"), "language" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Address, "/admin/imports")) { Content = body };
        var page = await staff.FollowAsync(await staff.SendAsync(request));
        await Eventually.TrueAsync(async () => (page = await staff.GetAsync(page.Address.AbsolutePath))
            .Document.QuerySelector("[data-import-state=checked]") is not null, Patience, "it was never compared");
        await staff.SubmitAsync(page, "/apply");
    }

    /// <summary>The newest import's page once so many pictures are there, to come and failed.</summary>
    private static async Task<ShopPage> ShowsAsync(CookieShopper staff, int there, int toCome, int failed)
    {
        var wanted = $"[data-pictures-there='{there}'][data-pictures-to-come='{toCome}'][data-pictures-failed='{failed}']";
        var newest = (await staff.GetAsync("/admin/imports")).Document.QuerySelector("[data-import]")!.GetAttribute("data-import");
        ShopPage? page = null;
        await Eventually.TrueAsync(async () => (page = await staff.GetAsync($"/admin/imports/{newest}"))
            .Document.QuerySelector(wanted) is not null, Patience, $"the page never says {wanted}: {page?.Document.Body?.TextContent}");
        return page!;
    }
}
