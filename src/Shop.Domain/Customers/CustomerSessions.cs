using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>The sign-ins of customers: a cookie holds for as long as its row does.</summary>
public sealed class CustomerSessions(ShopDbContext db, TimeProvider clock)
{
    /// <summary>Begins a session, and forgets those of the account that are over.</summary>
    /// <returns>The token for the browser's cookie.</returns>
    public async Task<string> BeginAsync(CustomerId customer, SignInDevice device, CancellationToken cancellationToken)
    {
        var (token, now) = (SecretToken.New(), clock.GetUtcNow());
        await db.WriteAsync(async () =>
        {
            await db.Set<CustomerSession>().Where(session => session.CustomerId == customer && session.ExpiresAt <= now)
                .ExecuteDeleteAsync(cancellationToken);
            db.Add(CustomerSession.Begin(customer, token, device, now));
            return true;
        }, cancellationToken: cancellationToken);
        return token;
    }

    /// <summary>Who has signed in with this token; null when the session is over.</summary>
    public Task<KnownCustomer?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(token), clock.GetUtcNow());
        return (from session in db.Set<CustomerSession>().AsNoTracking()
                join customer in db.Set<Customer>() on session.CustomerId equals customer.Id
                where session.TokenHash == hash && session.ExpiresAt > now
                select new KnownCustomer(customer.Id, customer.Email, customer.EmailKey, session.Id))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Ends one session; copies of its cookie hold no longer either.</summary>
    public Task EndAsync(string token, CancellationToken cancellationToken)
    {
        var hash = SecretToken.HashOf(token);
        return db.WriteAsync(() => db.Set<CustomerSession>().Where(session => session.TokenHash == hash)
            .ExecuteDeleteAsync(cancellationToken), cancellationToken: cancellationToken);
    }

    /// <summary>Where the customer is signed in, the latest first.</summary>
    public async Task<IReadOnlyList<CustomerSession>> ListAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Set<CustomerSession>().AsNoTracking()
            .Where(session => session.CustomerId == customer && session.ExpiresAt > now)
            .OrderByDescending(session => session.SignedInAt).ThenBy(session => session.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Ends one of the customer's sessions. False when there is none like that.</summary>
    public Task<bool> EndAsync(CustomerId customer, Guid id, CancellationToken cancellationToken) => db.WriteAsync(async () =>
        await db.Set<CustomerSession>().Where(session => session.CustomerId == customer && session.Id == id)
            .ExecuteDeleteAsync(cancellationToken) == 1, ended => ended, cancellationToken);

    /// <summary>Signs the customer out everywhere.</summary>
    public Task EndAllAsync(CustomerId customer, CancellationToken cancellationToken) => db.WriteAsync(() =>
        db.Set<CustomerSession>().Where(session => session.CustomerId == customer).ExecuteDeleteAsync(cancellationToken),
            cancellationToken: cancellationToken);
}
