using System.Net;
using Microsoft.Data.Sqlite;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>
/// A module is one folder and one line in the list of modules: tests/Shop.Postcards is the shop with one more, of which no other
/// file knows. It takes part in pages, menus, jobs and <c>verify</c>, and leaves no trace when it is off the list.
/// </summary>
public sealed class PostcardsTests : IAsyncLifetime
{
    private const string Product = "/products/bamboo-matcha-whisk";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _data = Directory.CreateTempSubdirectory("shop-postcards-").FullName;

    public async Task InitializeAsync()
    {
        await DemoData.CopyToAsync(_data);
        await ExecuteAsync(
            "CREATE TABLE postcards_postcard (\"Id\" TEXT PRIMARY KEY, \"ProductSlug\" TEXT NOT NULL, \"Text\" TEXT NOT NULL, "
            + "\"WrittenAt\" INTEGER NOT NULL, \"DeliveredAt\" INTEGER)");
    }

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
        return Task.CompletedTask;
    }

    [ChromiumFact]
    public async Task A_module_on_the_list_has_pages_menus_a_slot_a_handler_a_job_and_a_rule()
    {
        await using var shop = await ShopProcess.StartAsync(WithModule);
        await using var browser = await Browser.StartAsync();
        var tab = await browser.OpenAsync(shop.Address, new BrowserView(JavaScript: false));
        await tab.GotoAsync(Product);
        Assert.Equal("0", await tab.Locator("[data-postcards]").GetAttributeAsync("data-postcards"));
        await tab.GetByText("Write a postcard").ClickAsync();
        await tab.Locator("#text").FillAsync("Greetings from Uji");
        await tab.GetByText("Write it").ClickAsync();

        // The handler delivers it, and the product's page, which was cached, shows it.
        await Eventually.TrueAsync(async () => await CountAsync("\"DeliveredAt\" >= \"WrittenAt\"") == 1, Patience, "it is not delivered");
        await tab.GotoAsync(Product);
        Assert.Contains("Greetings from Uji", await tab.Locator("[data-postcards]").InnerTextAsync(), StringComparison.Ordinal);
        await tab.Locator("footer").GetByText("Postcards").ClickAsync();
        Assert.Equal(1, await tab.Locator("[data-postcard=delivered]").CountAsync());
        Assert.Contains("/es/postcards", await TextAsync(shop, "/sitemap.xml"), StringComparison.Ordinal);

        // The job forgets what is older than a year.
        await ExecuteAsync("INSERT INTO postcards_postcard VALUES ('0193ab00-0000-7000-8000-000000000001', 'x', 'Old', 1, 2)");
        await Eventually.TrueAsync(async () => await CountAsync("\"Text\" = 'Old'") == 0, Patience, "the job did not run");

        Assert.Contains("ok     P1   postcards are delivered after they are written (1 checked)", (await shop.RunCommandAsync("verify"))
            .OrThrow(), StringComparison.Ordinal);
        await ExecuteAsync("UPDATE postcards_postcard SET \"DeliveredAt\" = 1");
        var broken = await shop.RunCommandAsync("verify");
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("“Greetings from Uji” was delivered before it was written", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_page_in_the_back_office_has_a_menu_entry_and_is_for_staff_with_its_permission()
    {
        await using var shop = await ShopProcess.StartAsync(WithModule);
        using var anybody = new CookieShopper(shop.Address);
        Assert.Equal("/admin/sign-in", (await anybody.GetAsync("/admin/postcards")).Location!.AbsolutePath);
        using var staff = new CookieShopper(shop.Address);
        var page = await staff.SignInAsync(await shop.CreateAdminAsync("postcards@example.com"));
        Assert.NotNull(page.Document.QuerySelector("nav[aria-label='Back office'] a[href='/admin/postcards']"));
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/admin/postcards")).Status);
    }

    [Fact]
    public async Task A_module_off_the_list_leaves_no_trace()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings { DataPath = _data });
        using var staff = new CookieShopper(shop.Address);
        var orders = await staff.SignInAsync(await shop.CreateAdminAsync("postcards@example.com"));
        Assert.DoesNotContain("ostcard", orders.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("ostcard", await TextAsync(shop, Product), StringComparison.Ordinal);
        Assert.DoesNotContain("ostcard", await TextAsync(shop, "/sitemap.xml"), StringComparison.Ordinal);
        foreach (var path in new[] { "/postcards", "/es/postcards", "/admin/postcards" })
            Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync(path)).Status);
        Assert.DoesNotContain("P1", (await shop.RunCommandAsync("verify")).OrThrow(), StringComparison.Ordinal);
    }

    private ShopSettings WithModule => new() { DataPath = _data, Binary = RepositoryPaths.PostcardsBinary };

    private static async Task<string> TextAsync(ShopProcess shop, string path)
    {
        using var client = new HttpClient { BaseAddress = shop.Address };
        return await client.GetStringAsync(path);
    }

    private async Task<long> CountAsync(string where) =>
        (long)(await RunAsync($"SELECT COUNT(*) FROM postcards_postcard WHERE {where}", command => command.ExecuteScalarAsync()))!;

    private Task ExecuteAsync(string sql) => RunAsync(sql, async command => (object?)await command.ExecuteNonQueryAsync());

    private async Task<object?> RunAsync(string sql, Func<SqliteCommand, Task<object?>> run)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "shop.db")};Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await run(command);
    }
}
