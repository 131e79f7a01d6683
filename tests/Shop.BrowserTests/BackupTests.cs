using System.Net;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>Backing up a shop that sells, and bringing it back.</summary>
public sealed class BackupTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_backup_made_while_the_shop_sells_comes_back_whole_and_names_the_payments_that_came_later()
    {
        await using var shop = await ShopProcess.StartAsync();
        var file = Path.Combine(shop.DataPath, "..", $"shop-backup-{Guid.NewGuid():N}.zip");
        try
        {
            var before = await BuyAsync(shop, "before@example.com");
            var meanwhile = BuyAsync(shop, "meanwhile@example.com");
            Assert.Equal(0, (await shop.RunCommandAsync("backup", file)).ExitCode);
            (await shop.RunCommandAsync("restore", file, "--rehearse")).OrThrow();
            await meanwhile;
            var after = await BuyAsync(shop, "after@example.com");
            Assert.Contains("exists already", (await shop.RunCommandAsync("backup", file)).Output, StringComparison.Ordinal);
            Assert.Contains("Stop it", (await shop.RunCommandAsync("restore", file)).Output, StringComparison.Ordinal);

            await shop.StopAsync();
            var restored = await shop.RunCommandAsync("restore", file);
            Assert.Contains("Restored", restored.Output, StringComparison.Ordinal);
            Assert.Contains("which the shop does not know", restored.Output, StringComparison.Ordinal);
            await shop.RestartAsync();
            using var shopper = new CookieShopper(shop.Address);
            Assert.Equal(HttpStatusCode.OK, (await shopper.GetAsync(before)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await shopper.GetAsync(after)).Status);
            await OrphanIsNamedAsync(shop);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_file_that_is_no_backup_changes_nothing()
    {
        await using var shop = await ShopProcess.StartAsync();
        await shop.StopAsync();
        var file = Path.Combine(shop.DataPath, "no-backup.zip");
        await File.WriteAllTextAsync(file, "hello");
        var refused = await shop.RunCommandAsync("restore", file);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Nothing was changed", refused.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await shop.RunCommandAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task A_shop_whose_database_is_broken_comes_back_from_its_backup()
    {
        await using var shop = await ShopProcess.StartAsync();
        var file = Path.Combine(shop.DataPath, "..", $"shop-backup-{Guid.NewGuid():N}.zip");
        try
        {
            Assert.Equal(0, (await shop.RunCommandAsync("backup", file)).ExitCode);
            await shop.StopAsync();
            await File.WriteAllTextAsync(Path.Combine(shop.DataPath, "shop.db"), "no database any more");
            var restored = await shop.RunCommandAsync("restore", file);
            Assert.Equal((0, ""), (restored.ExitCode, restored.ExitCode == 0 ? "" : restored.Output));
            await shop.RestartAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task OrphanIsNamedAsync(ShopProcess shop)
    {
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync("restorer@example.com"));
        var page = await staff.FollowAsync(await staff.SubmitAsync(await staff.GetAsync("/admin/money"), "/admin/money/compare"));
        Assert.Contains("the shop knows no payment of it", page.Body, StringComparison.Ordinal);
        Assert.Contains("Ledgers differ", (await staff.GetAsync("/admin/attention")).Body, StringComparison.Ordinal);
    }

    private static async Task<Uri> BuyAsync(ShopProcess shop, string email)
    {
        using var shopper = new CookieShopper(shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = email });
        return (await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience)).Address;
    }
}
