using System.Net;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>Backing up a shop on PostgreSQL, trying the backup out, and bringing it back.</summary>
public sealed class PostgresBackupTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [PostgresFact]
    public async Task A_backup_made_while_the_shop_sells_passes_its_rehearsal_and_comes_back_on_postgres()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().OnPostgres(await DemoData.CopyDatabaseAsync()));
        var file = Path.Combine(shop.DataPath, "by-hand.zip");
        var before = await BuyAsync(shop, "before@example.com");
        (await shop.RunCommandAsync("backup", file)).OrThrow();
        (await shop.RunCommandAsync("restore", file, "--rehearse")).OrThrow();
        var after = await BuyAsync(shop, "after@example.com");
        Assert.Contains("Stop it", (await shop.RunCommandAsync("restore", file)).Output, StringComparison.Ordinal);

        await shop.StopAsync();
        Assert.Contains("Restored", (await shop.RunCommandAsync("restore", file)).Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Directory.GetDirectories(shop.DataPath, "before-restore-*").Single(), "shop.dump"));
        await shop.RestartAsync();
        using var shopper = new CookieShopper(shop.Address);
        Assert.Equal(HttpStatusCode.OK, (await shopper.GetAsync(before)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await shopper.GetAsync(after)).Status);
    }

    private static async Task<Uri> BuyAsync(ShopProcess shop, string email)
    {
        using var shopper = new CookieShopper(shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = email });
        return (await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience)).Address;
    }
}
