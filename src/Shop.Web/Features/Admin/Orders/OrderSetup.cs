using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>Somebody bought something and paid, from the first click to the money.</summary>
public sealed class TestOrderIsPaid(ShopDbContext db) : ISetupStep
{
    private const string Title = "Test order";

    public int Place => 70;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        if (await db.Set<Order>().AnyAsync(order => order.PaidAt != null, cancellationToken))
            return new SetupState(Title, true, "An order was paid.", "/admin/orders");
        return await db.Set<Order>().AnyAsync(cancellationToken)
            ? new SetupState(Title, false, "An order was placed and is not paid yet.", "/admin/orders")
            : new SetupState(Title, false, "Buy something as a shopper would; signed in as staff you see the closed shop.", "/");
    }
}
