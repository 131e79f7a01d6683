using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Customers;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;

namespace Shop.Domain.Checkout;

/// <summary>
/// Somebody's account goes, and what the shop keeps for it alone: addresses, sessions, links, cart and alerts, in one transaction.
/// Orders and their invoices are the shop's books and stay as they are; nothing in them names an account.
/// </summary>
public sealed class EraseCustomer(ShopDbContext db)
{
    /// <returns>False when there is no such account any more.</returns>
    public Task<bool> ExecuteAsync(KnownCustomer customer, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var former = db.Set<FormerEmail>().Where(row => row.CustomerId == customer.Id);
        await db.Set<BackInStockAlert>().Where(alert => alert.EmailKey == customer.EmailKey
            || former.Any(row => row.EmailKey == alert.EmailKey && alert.AskedAt <= row.LeftAt)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Registration>().Where(asked => asked.EmailKey == customer.EmailKey).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Cart>().Where(cart => cart.CustomerId == customer.Id).ExecuteDeleteAsync(cancellationToken);
        // Addresses, sessions, links and former addresses go with the row.
        return await db.Set<Customer>().Where(row => row.Id == customer.Id).ExecuteDeleteAsync(cancellationToken) == 1;
    }, erased => erased, cancellationToken);
}
