using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>Somebody bought something and paid, from the first click to the money.</summary>
public sealed class TestOrderIsPaid(ShopDbContext db) : ISetupStep
{
    public int Place => 70;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        var isDone = await db.Set<Order>().AnyAsync(order => order.PaidAt != null, cancellationToken);
        return new SetupState(
            "Test order", isDone, isDone
                ? "An order was paid."
                : "Buy something as a shopper would; signed in as staff you see the closed shop.", "/admin/orders");
    }
}

/// <summary>The mail server took a confirmation.</summary>
public sealed class ConfirmationWasSent(ShopDbContext db) : ISetupStep
{
    public int Place => 80;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        var isDone = await db.Set<Order>().AnyAsync(order => order.ConfirmationSentAt != null, cancellationToken);
        return new SetupState(
            "Mail", isDone, isDone
                ? "The mail server took an order's confirmation."
                : "No mail was sent yet: it goes out with the test order.", "/admin/settings/infrastructure");
    }
}
