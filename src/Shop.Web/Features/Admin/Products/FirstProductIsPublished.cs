using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Products;

/// <summary>
/// There is something to buy: published, with a price, in stock, with a picture. What is missing is told one after the other.
/// </summary>
public sealed class FirstProductIsPublished(ShopDbContext db) : ISetupStep
{
    private const string Title = "First product";
    private const string List = "/admin/products";

    public int Place => 60;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        var products = await db.Set<Product>().AsNoTracking().AsSplitQuery().OrderByDescending(product => product.IsPublished)
            .ThenBy(product => product.Code).Take(10).ToListAsync(cancellationToken);
        if (products.Count == 0) return new SetupState(Title, false, "There is no product yet.", $"{List}/_new");
        var skus = products.SelectMany(product => product.Variants).Select(variant => variant.Sku).ToList();
        var inStock = await db.Set<StockItem>().AsNoTracking()
            .Where(stock => skus.Contains(stock.Sku) && stock.OnHand > stock.Allocated).Select(stock => stock.Sku)
            .ToListAsync(cancellationToken);
        var ids = products.ConvertAll(product => product.Id);
        var pictured = await db.Set<ProductPicture>().AsNoTracking().Where(picture => ids.Contains(picture.ProductId))
            .Select(picture => picture.ProductId).ToListAsync(cancellationToken);
        var missing = products.Select(product => MissingIn(product, inStock, pictured.Contains(product.Id))).ToList();
        return missing.Contains(null)
            ? new SetupState(Title, true, "A product is for sale.", List)
            : missing.First()!;
    }

    private static SetupState? MissingIn(Product product, List<string> inStock, bool hasPicture)
    {
        var (page, name) = ($"{List}/{product.Code}", NameOf(product));
        var sold = product.Variants.Where(variant => !variant.IsWithdrawn).ToList();
        if (sold.Count == 0) return ToDo(new("{0} has no price yet.", name), $"{page}/variants");
        if (sold.TrueForAll(variant => variant.IsStockCounted && !inStock.Contains(variant.Sku)))
            return ToDo(new("{0} is not in stock.", name), $"/admin/stock/{SkuInAddress.Escape(sold[0].Sku)}");
        if (!hasPicture) return ToDo(new("{0} has no picture yet.", name), $"{page}/pictures");
        return product.IsPublished ? null : ToDo(new("{0} is a draft: publish it.", name), $"{page}#status");
    }

    private static SetupState ToDo(AdminMessage detail, string address) => new(Title, false, detail, address);

    private static string NameOf(Product product) =>
        product.Translations.OrderBy(text => text.Culture == Language.FallbackCode ? 0 : 1).FirstOrDefault()?.Name ?? product.Code;
}
