using System.Text;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>A power cut in the middle of an import and of its undoing, on both databases.</summary>
public sealed class ImportKillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public Task A_shop_that_is_killed_in_the_middle_of_an_import_goes_on_after_its_restart() => KillAsync(new ShopSettings());

    [PostgresFact]
    public async Task On_postgres_a_shop_that_is_killed_in_the_middle_of_an_import_goes_on_after_its_restart() =>
        await KillAsync(new ShopSettings().OnPostgres(await DemoData.CopyDatabaseAsync()));

    private static async Task KillAsync(ShopSettings settings)
    {
        Assert.True(File.Exists(RepositoryPaths.CrashBinary), "tests/publish makes the program that can be told to die");
        await using var shop =
            await ShopProcess.StartAsync(settings.With("Jobs__LeaseSeconds", "1") with { Binary = RepositoryPaths.CrashBinary });
        var before = await shop.ExportAsync();
        var csv = "sku,name,price,stock\n"
            + string.Concat(Enumerable.Range(0, 900).Select(number => $"K-{number:0000},Kettle {number},{number % 50 + 1}.00,2\n"));
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync("imports@example.com"));
        var compared = await staff.SettledAsync(await staff.UploadImportAsync(shop.Address, Encoding.UTF8.GetBytes(csv)));
        var page = compared.Address.AbsolutePath;
        await DieAndRestartAsync(shop, "import-applied-batch:2", () => staff.SubmitAsync(compared, "/apply"));
        var applied = await staff.SettledAsync(await staff.GetAsync(page));
        Assert.Equal("applied", applied.ImportState());
        Assert.Equal(900, (await shop.ExportAsync()).Split('\n').Count(line => line.StartsWith("K-", StringComparison.Ordinal)));
        await DieAndRestartAsync(shop, "import-undone-batch:3", () => staff.SubmitAsync(applied, "/undo"));
        Assert.Equal("undone", (await staff.SettledAsync(await staff.GetAsync(page))).ImportState());
        Assert.Equal(before, await shop.ExportAsync());
        var verified = await shop.RunCommandAsync("verify");
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
}
