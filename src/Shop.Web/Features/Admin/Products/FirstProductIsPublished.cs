using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products;

/// <summary>There is something to buy.</summary>
public sealed class FirstProductIsPublished(ShopDbContext db) : ISetupStep
{
    public int Place => 60;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        var count = await db.Set<Product>().CountAsync(product => product.IsPublished, cancellationToken);
        return new SetupState("First product", count > 0, count > 0
            ? $"{count} published."
            : "No product is published yet.", "/admin/products");
    }
}
