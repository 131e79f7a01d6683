using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>Pictures in a backup, and a shop that lost them.</summary>
public sealed class PictureBackupTests
{
    private const string Code = "round-teapot";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Pictures_come_back_with_the_backup_and_verify_names_one_whose_file_is_lost()
    {
        await using var shop = await ShopProcess.StartAsync();
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync("pictures@example.com"));
        await staff.UploadThreeAsync(shop.Address, Code, 200);
        await Eventually.TrueAsync(async () => (await ReadyAsync(staff)) == 3, Patience, "the sizes were never made");
        var backup = Path.Combine(shop.DataPath, "..", $"shop-pictures-{Guid.NewGuid():N}.zip");
        try
        {
            (await shop.RunCommandAsync("backup", backup)).OrThrow();
            await shop.StopAsync();
            Directory.Delete(Path.Combine(shop.DataPath, "pictures"), recursive: true);
            var verified = await shop.RunCommandAsync("verify");
            Assert.NotEqual(0, verified.ExitCode);
            Assert.Contains("has lost its file", verified.Output, StringComparison.Ordinal);
            (await shop.RunCommandAsync("restore", backup)).OrThrow();
            Assert.Equal(3, Directory.GetFiles(Path.Combine(shop.DataPath, "pictures"), "master.jpg", SearchOption.AllDirectories).Length);
        }
        finally
        {
            File.Delete(backup);
        }
    }

    private static async Task<int> ReadyAsync(CookieShopper staff) =>
        (await staff.GetAsync($"/admin/products/{Code}/pictures")).Document.QuerySelectorAll("[data-state=Ready]").Length;
}
