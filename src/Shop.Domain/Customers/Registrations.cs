using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>Shoppers ask for an account, and get it when they have opened the link in their mail.</summary>
public sealed class Registrations(ShopDbContext db, TimeProvider clock)
{
    /// <summary>Has a mail written. The work is the same whether or not the address has an account: the mail alone tells.</summary>
    /// <param name="email">A valid address.</param>
    /// <param name="passwordHash">Of the wanted password.</param>
    /// <param name="culture">The language of the mail.</param>
    public Task AskAsync(string email, string passwordHash, string culture, CancellationToken cancellationToken) =>
        db.WriteAsync(async () =>
        {
            var now = clock.GetUtcNow();
            await db.Set<Registration>().Where(old => old.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
            var asked = Registration.For(email, passwordHash, culture, now);
            db.Add(asked);
            db.Publish(new RegistrationAsked(asked.Id), now);
            return true;
        }, cancellationToken: cancellationToken);

    /// <summary>
    /// What the mail is about; null when nothing is to be written. When the address has an account, there is no token.
    /// Otherwise the registration has a new one, and a former one no longer holds.
    /// </summary>
    public async Task<RegistrationLetter?> LetterAsync(Guid id, CancellationToken cancellationToken)
    {
        var (token, now) = (SecretToken.New(), clock.GetUtcNow());
        var hash = SecretToken.HashOf(token);
        var asked = await db.Set<Registration>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancellationToken);
        if (asked is null) return null;
        if (await db.Set<Customer>().AnyAsync(customer => customer.EmailKey == asked.EmailKey, cancellationToken))
            return new RegistrationLetter(asked.Email, asked.Culture, null);
        var changed = await db.WriteAsync(() => db.Set<Registration>().Where(found => found.Id == id && found.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(found => found.TokenHash, hash), cancellationToken),
                cancellationToken: cancellationToken);
        return changed == 1 ? new RegistrationLetter(asked.Email, asked.Culture, token) : null;
    }

    /// <summary>The registration of a link that holds. Looking at it does not use it up: mail scanners open links too.</summary>
    public Task<Registration?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(token), clock.GetUtcNow());
        return db.Set<Registration>().AsNoTracking()
            .SingleOrDefaultAsync(asked => asked.TokenHash == hash && asked.ExpiresAt > now, cancellationToken);
    }

    /// <summary>
    /// Makes the account. Null when the link was used or the address has got an account meanwhile: of two who do at once, one
    /// gets it.
    /// </summary>
    public async Task<Customer?> ConfirmAsync(Registration asked, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(() => MakeAsync(asked, cancellationToken), made => made is not null, cancellationToken);
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private async Task<Customer?> MakeAsync(Registration asked, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Set<Registration>()
            .Where(found => found.Id == asked.Id && found.TokenHash == asked.TokenHash && found.ExpiresAt > now)
            .ExecuteDeleteAsync(cancellationToken);
        if (taken != 1) return null;
        await db.Set<Registration>().Where(other => other.EmailKey == asked.EmailKey).ExecuteDeleteAsync(cancellationToken);
        var made = Customer.Of(asked, now);
        db.Add(made);
        return made;
    }
}

/// <summary>What is written to who asked for an account.</summary>
/// <param name="Token">What the link ends with; null for an address that has an account.</param>
public sealed record RegistrationLetter(string Email, string Culture, string? Token);
