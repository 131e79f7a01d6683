using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Orders;

/// <summary>
/// I12, as far as records show it: every order's page stands behind a secret of full length. What responses carry is for tests to say.
/// </summary>
internal sealed class SecrecyRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I12";

    private static readonly int Length = SecretToken.New().Length;

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var orders = db.Set<Order>().AsNoTracking();
        await breaches.AskAsync(
            orders.Where(order => order.Token.Length != Length || order.Token == order.CheckoutToken).Select(order => order.Number),
            number => $"{number} has a token that can be guessed", cancellationToken);
        return new Invariant(Id, "every order stands behind a secret of full length", await orders.CountAsync(cancellationToken),
            breaches.Found);
    }
}
