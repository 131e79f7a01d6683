using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Customers;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Checkout.Verification;

/// <summary>I13: accounts are found by their addresses, and nothing is kept of an account that was erased.</summary>
internal sealed class CustomerRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I13";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var customers = db.Set<Customer>().AsNoTracking();
        await foreach (var account in customers.Select(row => new { row.Id, row.Email, row.EmailKey }).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            if (EmailAddress.KeyOf(account.Email) != account.EmailKey) breaches.Add($"{account.Id}: the account is not found by its address");
        }

        await breaches.AskAsync(
            db.Set<Cart>().Where(cart => cart.CustomerId != null && !customers.Any(row => row.Id == cart.CustomerId))
                .Select(cart => cart.Id),
            cart => $"{cart}: a cart belongs to an account that does not exist", cancellationToken);
        await breaches.AskAsync(
            customers.Where(row => db.Set<CustomerAddress>().Count(address => address.CustomerId == row.Id) > CustomerAddress.MaxOfOne)
                .Select(row => row.Id),
            id => $"{id}: an account has more than {CustomerAddress.MaxOfOne} addresses", cancellationToken);
        return new Invariant(Id, "accounts are found by their addresses, and erased ones leave nothing behind",
            await customers.CountAsync(cancellationToken), breaches.Found);
    }
}
