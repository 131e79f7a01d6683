using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Imports;

/// <summary>Products in and out of the real shop: by its commands and by its pages, on both databases.</summary>
public sealed partial class ImportTests
{
    [Fact]
    public async Task The_demo_catalogue_goes_out_and_comes_back_unchanged_and_an_import_is_undone()
    {
        await using var shop = await ShopInProcess.StartAsync();
        await RoundTripAsync(shop);
    }

    [PostgresFact]
    public async Task On_postgres_the_demo_catalogue_goes_out_and_comes_back_unchanged_and_an_import_is_undone()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().OnPostgres(await DemoData.CopyDatabaseAsync()));
        await RoundTripAsync(shop);
    }

    [Fact]
    public async Task Files_that_are_none_are_refused_on_the_page_and_only_staff_may_look()
    {
        await using var shop = await ShopInProcess.StartAsync();
        using var staff = new CookieShopper(shop.Address);
        Assert.NotEqual(HttpStatusCode.OK, (await staff.GetAsync("/admin/imports/products.csv")).Status);
        await staff.SignInAsync(await shop.CreateAdminAsync("imports@example.com"));
        var empty = await staff.UploadImportAsync(shop.Address, []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("not empty", empty.Alerts, StringComparison.Ordinal);
        var picture = await staff.SettledAsync(await staff.UploadImportAsync(shop.Address, PngPicture.Of(9, 9, 1, 2, 3)));
        Assert.Equal("refused", picture.ImportState());
        Assert.Contains("not a text file", picture.Alerts, StringComparison.Ordinal);
        var mixed = await staff.SettledAsync(
            await staff.UploadImportAsync(shop.Address, "sku,name,price\nA-1,A,1\n../x,B,1\n"u8.ToArray()));
        Assert.Contains("is not a valid sku", mixed.Document.Body!.TextContent.ToLowerInvariant()
            .Replace("is not a valid sku:", "is not a valid sku", StringComparison.Ordinal)
            + (await staff.GetAsync(mixed.Address.AbsolutePath + "?show=refused"))
            .Document.Body!.TextContent.ToLowerInvariant(), StringComparison.Ordinal);
        Assert.Contains("../x,B,1,3,", Encoding.UTF8.GetString(await staff.DownloadAsync(mixed.Address.AbsolutePath + "/refused.csv")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_of_a_file_that_says_little_of_it_has_a_page_of_what_is_said()
    {
        await using var shop = await ShopInProcess.StartAsync();
        await File.WriteAllTextAsync(
            Path.Combine(shop.DataPath, "little.csv"),
            "handle,name:en,measurements,related,sku,price,stock\n"
            + "little,Little,water=80 °C,less,LITTLE-1,5.00,3\nless,Less,,,LESS-1,5.00,3\n");
        (await shop.RunCommandAsync("import", "products", Path.Combine(shop.DataPath, "little.csv"), "--yes")).OrThrow();
        using var shopper = new CookieShopper(shop.Address);
        var page = await shopper.GetAsync("/products/little");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["How to brew", "Goes well with", "Often bought together"], page.Document.QuerySelectorAll("main h2")
            .Select(heading => heading.TextContent));
        Assert.Equal("Water80 °C", Assert.Single(page.Document.QuerySelectorAll(".telling tr")).TextContent);
        Assert.NotNull(page.Document.QuerySelector("[data-related] [data-product='less']"));
    }

    private static async Task RoundTripAsync(IRunningShop shop)
    {
        var before = await shop.ExportAsync();
        var unchanged = (await shop.RunCommandAsync("import", "products", Path.Combine(shop.DataPath, "out.csv"))).OrThrow();
        Assert.Matches(@" 0 new, 0 changed, [1-9]\d* unchanged, 0 refused", unchanged);
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync("imports@example.com"));
        var sku = SkuCell().Match(before).Groups[1].Value;
        var compared =
            await staff.SettledAsync(
            await staff.UploadImportAsync(shop.Address,
            Encoding.UTF8.GetBytes($"sku,name,price,stock\n{sku},Renamed,77.00,123\nBRAND-NEW,Brand new,5.00,4\n")));
        Assert.Equal(("checked", before), (compared.ImportState(), await shop.ExportAsync()));
        var applied = await staff.SettledAsync(await staff.SubmitAsync(compared, "/apply"));
        Assert.Equal("applied", applied.ImportState());
        // Nobody has taken a picture of it, and yet there is one to look at.
        var picture = (await staff.GetAsync("/search?q=BRAND-NEW")).Document.QuerySelector("[data-product='brand-new'] img")!;
        Assert.StartsWith("<svg", Encoding.UTF8.GetString(await staff.DownloadAsync(picture.GetAttribute("src")!)),
            StringComparison.Ordinal);
        Assert.NotEqual(before, await shop.ExportAsync());
        var undone = await staff.SettledAsync(await staff.SubmitAsync(applied, "/undo"));
        Assert.Equal(("undone", before), (undone.ImportState(), await shop.ExportAsync()));
        Assert.DoesNotContain("/products/brand-new", (await staff.GetAsync("/search?q=BRAND-NEW"))
            .Document.Body!.InnerHtml, StringComparison.Ordinal);
        var verified = await shop.RunCommandAsync("verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    [GeneratedRegex(@",([A-Z][A-Z0-9-]+),[^,\n]*,[^,\n]*,[^,\n]*,[^,\n]*,\d+\.\d\d,EUR")]
    private static partial Regex SkuCell();
}
