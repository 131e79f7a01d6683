using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Web.Demo;

/// <summary>
/// Fills an empty database with the demo shop. The catalogue and its history come in one transaction, after the shop's own texts
/// and pictures: a start that is interrupted leaves nothing half done, and one that finds products leaves all alone.
/// </summary>
public sealed class DemoSeeder(ShopDbContext db, DemoFrontPage frontPage, DemoHistory history, TimeProvider clock, ILogger<DemoSeeder> log)
{
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (await db.Set<Product>().AnyAsync(cancellationToken)) return;
        var started = Stopwatch.GetTimestamp();
        try
        {
            await frontPage.WriteAsync(cancellationToken);
            await db.WriteAsync(() => SeedAsync(cancellationToken), cancellationToken: cancellationToken);
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
        {
            // Another process started on the same database in the same moment, and was faster.
            return;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        log.LogInformation("The demo shop is ready: seeding took {Seconds:0.0} s.", Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private async Task<bool> SeedAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var content = DemoContent.Instance;
        AddCatalogue(content, now);
        var taxed = DemoPrices.TaxCountries(now.AddYears(-5)).ToList();
        db.AddRange(taxed);
        db.AddRange(DemoPrices.ShippingMethods());
        db.AddRange(content.Shop.Coupons.Select(coupon => DemoCatalogue.CouponFrom(coupon, now)));
        var orders = new DemoOrders(content, new TaxTable(taxed.SelectMany(country => country.Rates)), now).Make().ToList();
        AddStock(content, orders, now);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await history.WriteAsync(orders, cancellationToken);
        return true;
    }

    private void AddCatalogue(DemoContent content, DateTimeOffset now)
    {
        var facets = new DemoFacets(content);
        db.AddRange(facets.All);
        db.AddRange(content.Assortment.Brands.Select(brand => Brand.Create(brand.Code, brand.Name)));
        foreach (var (position, category) in content.Categories.Index())
        {
            db.Add(DemoCatalogue.CategoryFrom(category, position));
            foreach (var (place, demo) in category.Products.Index())
            {
                var product = DemoCatalogue.ProductFrom(demo, category, place, now);
                facets.Sort(product, demo, category);
                db.Add(product.Relate(RelatedTo(demo, content)));
            }
        }

        var tree = new CategoryTree(content.Categories.Select(category => (category.Code, (string?)null)));
        db.AddRange(content.Assortment.Parts.Select((part, position) => DemoCatalogue.PartFrom(part, position, tree)));
    }

    private static List<ProductId> RelatedTo(DemoProduct demo, DemoContent content) =>
        [.. content.Shop.Pairs.Where(pair => pair.Contains(demo.Code)).SelectMany(pair => pair).Where(code => code != demo.Code)
            .Distinct().Select(code => DemoCatalogue.IdOf(content.Products[code]))];

    // What the texts say is what is left today; what the history sold was delivered before it began.
    private void AddStock(DemoContent content, List<Order> orders, DateTimeOffset now)
    {
        var sold = orders.SelectMany(order => order.Lines).GroupBy(line => line.Sku)
            .ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Quantity));
        foreach (var variant in content.Products.Values.SelectMany(product => product.Variants))
        {
            var delivered = variant.Stock + sold.GetValueOrDefault(variant.Sku);
            db.Add(StockItem.Of(variant.Sku, delivered));
            db.Add(StockMovement.Of(variant.Sku, delivered, 0, "delivered", null, now.AddDays(-400)));
        }
    }
}
