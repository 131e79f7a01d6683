using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Settings;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Composition;

/// <summary>
/// A shop that was just made is closed until its merchant opens it (decision 0041): one in Production, without demo data, with
/// no product and no order. In Development it is open, so that a newcomer sees it.
/// </summary>
public sealed class NewShop(ShopDbContext db, CloseNewShop close, ShopSettings shop, IHostEnvironment environment)
{
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsProduction() || shop.DemoData) return;
        if (await db.Set<Product>().AnyAsync(cancellationToken) || await db.Set<Order>().AnyAsync(cancellationToken)) return;
        await close.ExecuteAsync(cancellationToken);
    }
}
