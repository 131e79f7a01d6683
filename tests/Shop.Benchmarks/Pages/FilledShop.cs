using System.Diagnostics;
using Shop.TestKit;

namespace Shop.Benchmarks.Pages;

/// <summary>A running shop with made-up products and orders.</summary>
internal sealed record FilledShop(ShopProcess Shop, ShopDatabase Database) : IAsyncDisposable
{
    public static async Task<FilledShop> StartAsync(string database, int products, int orders)
    {
        var (settings, connection) = await Databases.SettingsAsync(database);
        var shop = await ShopProcess.StartAsync(settings.With("Logging__LogLevel__Default", "Error"));
        await shop.StopAsync();
        var clock = Stopwatch.StartNew();
        await shop.SeedAsync(products, orders);
        Console.WriteLine($"{products} products and {orders} orders made up in {clock.Elapsed.TotalMinutes:0.0} minutes");
        var rows = ShopDatabase.Of(shop, connection);
        // It would come to it by itself a minute later, in the middle of a measurement.
        if (connection is not null) await rows.ExecuteAsync("VACUUM ANALYZE");
        await shop.RestartAsync();
        return new FilledShop(shop, rows);
    }

    /// <summary>Makes a member of staff and signs in.</summary>
    /// <returns>The cookies, as a request's header has them.</returns>
    public async Task<string> SignInAsync()
    {
        using var staff = new CookieShopper(Shop.Address);
        await staff.SignInAsync(await Shop.CreateAdminAsync("load@example.com"));
        return string.Join("; ", staff.Jar.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
    }

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
