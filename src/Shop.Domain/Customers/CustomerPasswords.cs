using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>Which password an account has, and the links by mail that replace it.</summary>
public sealed class CustomerPasswords(ShopDbContext db, TimeProvider clock)
{
    /// <summary>The account of an address.</summary>
    /// <param name="account">In the form of <see cref="EmailAddress.KeyOf"/>.</param>
    public Task<Customer?> FindAsync(string account, CancellationToken cancellationToken) =>
        db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(customer => customer.EmailKey == account, cancellationToken);

    /// <summary>Has a link mailed, if the address has an account: who it is, is looked up when the mail is written.</summary>
    public Task AskAsync(string account, string culture, CancellationToken cancellationToken) => db.WriteAsync(() =>
    {
        var now = clock.GetUtcNow();
        db.Publish(new CustomerPasswordResetAsked(Guid.CreateVersion7(now), account, culture), now);
        return Task.FromResult(true);
    }, cancellationToken: cancellationToken);

    /// <summary>Makes a token for the mail that is about to be written; the account's former link no longer holds.</summary>
    public async Task<string> NewTokenAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        var token = SecretToken.New();
        await db.WriteAsync(async () =>
        {
            await db.Set<CustomerPasswordReset>().Where(row => row.CustomerId == customer).ExecuteDeleteAsync(cancellationToken);
            db.Add(CustomerPasswordReset.For(customer, SecretToken.HashOf(token), clock.GetUtcNow()));
            return true;
        }, cancellationToken: cancellationToken);
        return token;
    }

    /// <summary>Whose link it is, while it holds. Looking at it does not use it up.</summary>
    public Task<Customer?> OfLinkAsync(string token, CancellationToken cancellationToken) =>
        (from reset in Holding(token)
         join customer in db.Set<Customer>().AsNoTracking() on reset.CustomerId equals customer.Id
         select customer).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Gives the link's account a new password and ends all its sessions. False when the link no longer holds.</summary>
    public Task<bool> ReplaceAsync(CustomerId customer, string token, string passwordHash, CancellationToken cancellationToken) =>
        db.WriteAsync(async () =>
        {
            if (await Holding(token).Where(row => row.CustomerId == customer).ExecuteDeleteAsync(cancellationToken) != 1) return false;
            await db.Set<CustomerSession>().Where(row => row.CustomerId == customer).ExecuteDeleteAsync(cancellationToken);
            return await db.Set<Customer>().Where(row => row.Id == customer)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, passwordHash), cancellationToken) == 1;
        }, done => done, cancellationToken);

    private IQueryable<CustomerPasswordReset> Holding(string token)
    {
        var (hash, now) = (SecretToken.HashOf(token), clock.GetUtcNow());
        return db.Set<CustomerPasswordReset>().Where(row => row.TokenHash == hash && row.ExpiresAt > now);
    }
}
