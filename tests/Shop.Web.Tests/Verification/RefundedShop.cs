using Microsoft.Data.Sqlite;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Verification;

/// <summary>The database of a shop where one piece of an order was refunded by staff and another order with goodwill.</summary>
public sealed class RefundedShop : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shop-refunded-");

    private string Database => Path.Combine(_folder.FullName, "refunded.db");

    public async Task InitializeAsync()
    {
        await using var shop = await ShopInProcess.StartAsync();
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync("staff@example.com"));
        await RefundAsync(shop, staff, "ben@example.com",
            page => ($"quantity[{page.Document.QuerySelector("[data-refund-sku]")!.GetAttribute("data-refund-sku")}]", "1"));
        await RefundAsync(shop, staff, "eva@example.com", _ => ("amount", "1.00"));
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(shop.DataPath, "shop.db")};Pooling=False");
        await connection.OpenAsync();
        await using var copy = new SqliteCommand("VACUUM INTO $path", connection);
        copy.Parameters.AddWithValue("$path", Database);
        await copy.ExecuteNonQueryAsync();
    }

    /// <summary>A copy to tamper with.</summary>
    /// <returns>Its path.</returns>
    public string Copy()
    {
        var path = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.db");
        File.Copy(Database, path);
        return path;
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static async Task RefundAsync(ShopInProcess shop, CookieShopper staff, string email, Func<ShopPage, (string, string)> what)
    {
        using var shopper = new CookieShopper(shop.Address);
        foreach (var variant in await shopper.FindVariantsAsync(2)) await shopper.AddToCartAsync(variant, 2);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = email });
        var order = await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience);
        var address = $"/admin/orders/{order.Hook("data-order-number")}";
        var page = await staff.GetAsync(address);
        await staff.SubmitAsync(page.Form("/refund"), what(page), ("reason", "one broke"));
        await Eventually.AnswerAsync(
            async () => (await staff.GetAsync(address)).Document.QuerySelector("tr[data-refund-status=Succeeded]"), Patience, () =>
                $"the refund of {address} never succeeded");
    }
}
