using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;
using ShopSettings = Shop.TestKit.ShopSettings;

namespace Shop.Web.Tests.MerchantSettings;

/// <summary>A setting that one process saves is in force in the others, and on pages that they had kept, within a second.</summary>
public sealed class SettingsOfTwoProcessesTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [PostgresFact]
    public async Task What_one_process_saves_is_on_the_other_s_pages_within_a_second_on_postgres()
    {
        var connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        string[] settings = ["--Database:Provider=Postgres", $"--ConnectionStrings:Shop={connection}", "--Shop:Name=Before"];
        await using var first = await EmptyShop.StartAsync(settings);
        await using var second = await EmptyShop.StartAsync([.. settings, "--Shop:Role=web"]);
        await Eventually.TrueAsync(async () => (await second.SeeAsync("/"))
            .Body.Contains("Before", StringComparison.Ordinal), TimeSpan.FromSeconds(30), "no front page");
        using var staff = await first.StaffAsync();
        await staff.SaveAsync("/admin/settings/shop", ".form button", ("name", "Casa Rosa"));
        await Eventually.TrueAsync(async () => (await second.SeeAsync("/"))
            .Body.Contains("Casa Rosa", StringComparison.Ordinal), Second, "the other process shows the old name");
    }

    [Fact]
    public async Task What_the_command_imports_is_on_the_running_shop_s_pages_within_a_second_on_sqlite()
    {
        await using var shop = await ShopInProcess.StartAsync(new ShopSettings().With("Shop__Name", "Before"));
        using var shopper = new CookieShopper(shop.Address);
        Assert.Contains("Before", (await shopper.GetAsync("/")).Body, StringComparison.Ordinal);
        var file = Path.Combine(shop.DataPath, "settings.json");
        (await shop.RunCommandAsync("settings", "export", file)).OrThrow();
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file))
            .Replace("\"name\": \"Before\"", "\"name\": \"Casa Rosa\"", StringComparison.Ordinal));
        var unsure = await shop.RunCommandAsync("settings", "import", file);
        Assert.NotEqual(0, unsure.ExitCode);
        Assert.Contains("shop.name: 'Before' → 'Casa Rosa'", unsure.Output, StringComparison.Ordinal);
        Assert.Contains("Before", (await shopper.GetAsync("/")).Body, StringComparison.Ordinal);
        Assert.Contains("1 settings were changed.", (await shop.RunCommandAsync("settings", "import", file, "--yes"))
            .OrThrow(), StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => (await shopper.GetAsync("/"))
            .Body.Contains("Casa Rosa", StringComparison.Ordinal), Second, "the running shop shows the old name");
        await File.WriteAllTextAsync(file, """{ "version": 2, "settings": {} }""");
        var refused = await shop.RunCommandAsync("settings", "import", file, "--yes");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("The file is of version 2", refused.Output, StringComparison.Ordinal);
    }
}
