using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>What came of the link to a new address.</summary>
public enum ChangeEmailResult
{
    Changed,

    /// <summary>The link was used, is too old, or another one was mailed meanwhile.</summary>
    Gone,

    /// <summary>The address has got an account of its own meanwhile.</summary>
    Taken,
}

/// <summary>
/// An account moves to another address, which a mailed link proves. Its orders go along: the former address was proven too.
/// </summary>
public sealed class ChangeEmail(ShopDbContext db, MailedLinks links, TimeProvider clock)
{
    /// <summary>Has a mail written to the new address. The work is the same with and without an account: the mail alone tells.</summary>
    /// <param name="email">A valid address.</param>
    /// <param name="culture">The language of the mail.</param>
    public Task AskAsync(CustomerId customer, string email, string culture, CancellationToken cancellationToken) => db.WriteAsync(() =>
    {
        var now = clock.GetUtcNow();
        db.Publish(new CustomerEmailChangeAsked(Guid.CreateVersion7(now), customer, email, culture), now);
        return Task.FromResult(true);
    }, cancellationToken: cancellationToken);

    /// <summary>Changes the address, has the former one told, and ends the links that were mailed to that one.</summary>
    /// <param name="owner">Whose link it is.</param>
    /// <param name="token">What the link ends with.</param>
    public async Task<ChangeEmailResult> ConfirmAsync(LinkOwner owner, string token, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(() => MoveAsync(owner.Customer, owner.Email!, token, cancellationToken),
                done => done == ChangeEmailResult.Changed, cancellationToken);
        }
        catch (Exception error) when (DatabaseErrors.IsDuplicate(error))
        {
            db.ChangeTracker.Clear();
            return ChangeEmailResult.Taken;
        }
    }

    /// <summary>All addresses that the customer has proven: the account's first.</summary>
    public async Task<IReadOnlyList<ProvenAddress>> ProvenAsync(KnownCustomer customer, CancellationToken cancellationToken)
    {
        var former = await db.Set<FormerEmail>().AsNoTracking().Where(row => row.CustomerId == customer.Id).ToListAsync(cancellationToken);
        return [new(customer.EmailKey, null), .. former.Select(row => new ProvenAddress(row.EmailKey, row.LeftAt))];
    }

    private async Task<ChangeEmailResult> MoveAsync(Customer account, string email, string token, CancellationToken cancellationToken)
    {
        if (!await links.TakeAsync(account.Id, token, LinkPurpose.NewAddress, cancellationToken)) return ChangeEmailResult.Gone;
        await links.EndAllAsync(account.Id, cancellationToken);
        var key = EmailAddress.KeyOf(email);
        var moved = await db.Set<Customer>().Where(row => row.Id == account.Id && row.EmailKey == account.EmailKey).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Email, email).SetProperty(row => row.EmailKey, key), cancellationToken);
        if (moved != 1) return ChangeEmailResult.Gone;
        await db.Set<FormerEmail>()
            .Where(former => former.CustomerId == account.Id && (former.EmailKey == key || former.EmailKey == account.EmailKey))
            .ExecuteDeleteAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (key != account.EmailKey) db.Add(FormerEmail.Of(account.Id, account.EmailKey, now));
        db.Publish(new CustomerEmailChanged(Guid.CreateVersion7(now), account.Email, account.Culture), now);
        return ChangeEmailResult.Changed;
    }
}

/// <summary>An address that an account had before. Orders that were placed with it until then stay in the account.</summary>
public sealed class FormerEmail
{
    private FormerEmail()
    {
    }

    public CustomerId CustomerId { get; private set; }

    public string EmailKey { get; private set; } = "";

    public DateTimeOffset LeftAt { get; private set; }

    internal static FormerEmail Of(CustomerId customer, string emailKey, DateTimeOffset now) =>
        new() { CustomerId = customer, EmailKey = emailKey, LeftAt = now };
}
