using Microsoft.AspNetCore.Mvc.Filters;

namespace Shop.Web.Hosting.Shoppers;

/// <summary>Before a page's controller is made: what it is made of may ask for the <see cref="Shop.Domain.Shared.Shopper"/>.</summary>
public sealed class ShopperFilter(ShopperResolver shoppers) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        await shoppers.ResolveAsync(context.HttpContext);
        await next();
    }
}
