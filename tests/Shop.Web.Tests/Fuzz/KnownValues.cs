using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Coupons;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;

namespace Shop.Web.Tests.Fuzz;

/// <summary>Values that the shop knows, so that hostile requests come further than "there is no such page".</summary>
internal sealed class KnownValues(
    IReadOnlyList<string> products, IReadOnlyList<string> slugs, IReadOnlyList<string> skus, IReadOnlyList<string> categories,
        IReadOnlyList<string> coupons,
    IReadOnlyList<string> numbers, IReadOnlyList<string> tokens)
{
    public IReadOnlyList<string> Skus => skus;

    public static async Task<KnownValues> ReadAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        return new KnownValues(
            await db.Set<Product>().OrderBy(product => product.Code).Select(product => product.Code).Take(8).ToListAsync(),
            await db.Set<ProductTranslation>().OrderBy(text => text.Slug).Select(text => text.Slug).Take(8).ToListAsync(),
            await db.Set<Variant>().OrderBy(variant => variant.Sku).Select(variant => variant.Sku).Take(8).ToListAsync(),
            await db.Set<Category>().OrderBy(category => category.Code).Select(category => category.Code).Take(4).ToListAsync(),
            await db.Set<Coupon>().OrderBy(coupon => coupon.Code).Select(coupon => coupon.Code).ToListAsync(),
            await db.Set<Order>().OrderBy(order => order.Number).Select(order => order.Number).Take(8).ToListAsync(),
            await db.Set<Order>().OrderBy(order => order.Number).Select(order => order.Token).Take(8).ToListAsync());
    }

    /// <summary>A value that a parameter of that name may have, by the address that it stands in.</summary>
    public string Of(string parameter, string template, Random random) => parameter switch
    {
        "sku" => random.Any(skus),
        "slug" => random.Any(template.Contains("catalogue", StringComparison.Ordinal) ? categories : slugs),
        "number" => random.Any(numbers),
        "token" or "order" => random.Any(tokens),
        "culture" => random.Any(new[] { "en", "es" }),
        "code" when template.Contains("coupons", StringComparison.Ordinal) => random.Any(coupons),
        "code" or "category" when template.Contains("categories", StringComparison.Ordinal) || parameter == "category" =>
            random.Any(categories),
        "code" when template.Contains("attributes", StringComparison.Ordinal) || template.Contains("facets", StringComparison.Ordinal) =>
            random.Any(new[] { "origin", "glaze", "size" }),
        "code" => random.Any(products),
        "id" when template.Contains("sections", StringComparison.Ordinal) =>
            random.Any(new[] { "en", "es", "organisation", "attributes", "status", "related" }),
        "id" when template.Contains(":int", StringComparison.Ordinal) =>
            random.Next(5).ToString(System.Globalization.CultureInfo.InvariantCulture),
        "id" => Guid.NewGuid().ToString(),
        _ => "1",
    };
}
