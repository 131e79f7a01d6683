using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>Kept pages when the change is made by another process than the one that keeps them.</summary>
public sealed class PageCacheBesideTests
{
    // Well below the minute after which a page is made anew anyway.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_command_beside_a_shop_on_one_file_makes_its_pages_stale()
    {
        await using var shop = await ShopProcess.StartAsync();
        using var shopper = new CookieShopper(shop.Address);
        await shopper.GetAsync("/");
        (await shop.RunCommandAsync("seed", "--products", "1")).OrThrow();
        await shopper.GetAsync("/");
        await Eventually.TrueAsync(
            async () => (await shopper.GetAsync("/")).Document.QuerySelector("[data-product=seed-0000000]") is not null,
            Patience, "the new product is not on the front page");
    }

    [PostgresFact]
    public async Task What_sells_out_at_one_process_is_sold_out_on_the_pages_of_the_other()
    {
        var settings = new ShopSettings().OnPostgres(await DemoData.CopyDatabaseAsync());
        await using var one = await ShopProcess.StartAsync(settings);
        await using var other = await ShopProcess.StartAsync(settings with { DataPath = one.DataPath });
        using var shopper = new CookieShopper(other.Address);
        using var staff = new CookieShopper(one.Address);
        await staff.SignInAsync(await one.CreateAdminAsync("kept@example.com"));
        var card = (await shopper.GetAsync("/catalogue?sort=name")).Document.QuerySelector("[data-product]:not(.gone)")!;
        var address = $"/products/{card.GetAttribute("data-product")}";
        foreach (var variant in (await shopper.GetAsync(address)).Document.QuerySelectorAll("[data-sku]"))
            await SellOutAsync(staff, variant.GetAttribute("data-sku")!);
        await Eventually.TrueAsync(
            async () => (await shopper.GetAsync(address))
                .Document.QuerySelector("[data-shown-stock]")!.TextContent.Contains("Sold out", StringComparison.Ordinal),
            Patience, "the other process still sells");
    }

    private static async Task SellOutAsync(CookieShopper staff, string sku)
    {
        var figures = (await staff.GetAsync($"/admin/stock/{sku}")).Document.QuerySelector("[data-on-hand]")!;
        int Figure(string name) => int.Parse(figures.GetAttribute(name)!, System.Globalization.CultureInfo.InvariantCulture);
        var available = Figure("data-on-hand") - Figure("data-allocated");
        if (available > 0)
            await staff.PostAsync($"/admin/stock/{sku}", ("kind", "adjusted"),
                ("by", (-available).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
