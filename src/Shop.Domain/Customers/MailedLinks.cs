using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>The links in mails to customers. A token is made when the mail is written, and stored nowhere.</summary>
public sealed class MailedLinks(ShopDbContext db, TimeProvider clock)
{
    /// <summary>Has a link mailed, if the address has an account: who it is, is looked up when the mail is written.</summary>
    /// <param name="account">In the form of <see cref="EmailAddress.KeyOf"/>.</param>
    /// <param name="purpose">For a new password, or to sign in.</param>
    public Task AskAsync(string account, LinkPurpose purpose, string culture, CancellationToken cancellationToken) => db.WriteAsync(() =>
    {
        var now = clock.GetUtcNow();
        var occasion = Guid.CreateVersion7(now);
        db.Publish(purpose == LinkPurpose.SignIn
            ? new CustomerSignInLinkAsked(occasion, account, culture)
            : new CustomerPasswordResetAsked(occasion, account, culture), now);
        return Task.FromResult(true);
    }, cancellationToken: cancellationToken);

    /// <summary>Makes a token for the mail that is about to be written; the account's former link of the kind no longer holds.</summary>
    /// <param name="email">The address that it is to prove; null for the other kinds.</param>
    public async Task<string> NewTokenAsync(
        CustomerId customer, LinkPurpose purpose, string? email, CancellationToken cancellationToken)
    {
        var token = SecretToken.New();
        await db.WriteAsync(async () =>
        {
            await db.Set<MailedLink>().Where(link => link.CustomerId == customer && link.Purpose == purpose)
                .ExecuteDeleteAsync(cancellationToken);
            db.Add(MailedLink.For(customer, purpose, token, email, clock.GetUtcNow()));
            return true;
        }, cancellationToken: cancellationToken);
        return token;
    }

    /// <summary>Whose link it is, while it holds. Looking at it does not use it up: mail scanners open links too.</summary>
    public Task<LinkOwner?> OwnerAsync(string token, LinkPurpose purpose, CancellationToken cancellationToken) =>
        (from link in Holding(token, purpose)
         join customer in db.Set<Customer>().AsNoTracking() on link.CustomerId equals customer.Id
         select new LinkOwner(customer, link.Email)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Uses a link to sign in up. False when it no longer holds: of two who press its button at once, one is let in.</summary>
    public Task<bool> UseToSignInAsync(CustomerId customer, string token, CancellationToken cancellationToken) =>
        db.WriteAsync(() => TakeAsync(customer, token, LinkPurpose.SignIn, cancellationToken), taken => taken, cancellationToken);

    /// <summary>Uses a link up, inside the caller's write transaction. False when it no longer holds.</summary>
    internal async Task<bool> TakeAsync(CustomerId customer, string token, LinkPurpose purpose, CancellationToken cancellationToken) =>
        await Holding(token, purpose).Where(link => link.CustomerId == customer).ExecuteDeleteAsync(cancellationToken) == 1;

    /// <summary>Links that were mailed before hold no longer. Inside the caller's write transaction.</summary>
    internal Task EndAllAsync(CustomerId customer, CancellationToken cancellationToken) =>
        db.Set<MailedLink>().Where(link => link.CustomerId == customer).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<MailedLink> Holding(string token, LinkPurpose purpose)
    {
        var (hash, now) = (SecretToken.HashOf(token), clock.GetUtcNow());
        return db.Set<MailedLink>().Where(link => link.TokenHash == hash && link.Purpose == purpose && link.ExpiresAt > now);
    }
}
