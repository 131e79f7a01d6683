using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>Which password an account has. A new one ends sessions, and links that were mailed before.</summary>
public sealed class CustomerPasswords(ShopDbContext db, MailedLinks links)
{
    /// <summary>The account of an address.</summary>
    /// <param name="account">In the form of <see cref="EmailAddress.KeyOf"/>.</param>
    public Task<Customer?> FindAsync(string account, CancellationToken cancellationToken) =>
        db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(customer => customer.EmailKey == account, cancellationToken);

    public Task<Customer?> FindAsync(CustomerId id, CancellationToken cancellationToken) =>
        db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(customer => customer.Id == id, cancellationToken);

    /// <summary>Gives the link's account a new password and ends all its sessions. False when the link no longer holds.</summary>
    public Task<bool> ReplaceAsync(CustomerId customer, string token, string passwordHash, CancellationToken cancellationToken) =>
        db.WriteAsync(async () =>
        {
            if (!await links.TakeAsync(customer, token, LinkPurpose.NewPassword, cancellationToken)) return false;
            await links.EndAllAsync(customer, cancellationToken);
            await db.Set<CustomerSession>().Where(row => row.CustomerId == customer).ExecuteDeleteAsync(cancellationToken);
            return await SetAsync(db.Set<Customer>().Where(row => row.Id == customer), passwordHash, cancellationToken);
        }, done => done, cancellationToken);

    /// <summary>
    /// The owner, who has just typed the present password, chooses another one. All other sessions end. False when it was changed
    /// meanwhile.
    /// </summary>
    /// <param name="account">As it was when its password was proven.</param>
    /// <param name="passwordHash">Of the new password.</param>
    /// <param name="session">That of this browser, which goes on.</param>
    public Task<bool> ChangeAsync(Customer account, string passwordHash, Guid session, CancellationToken cancellationToken) =>
        db.WriteAsync(async () =>
        {
            await links.EndAllAsync(account.Id, cancellationToken);
            await db.Set<CustomerSession>().Where(row => row.CustomerId == account.Id && row.Id != session)
                .ExecuteDeleteAsync(cancellationToken);
            return await SetAsync(db.Set<Customer>().Where(row => row.Id == account.Id && row.PasswordHash == account.PasswordHash),
                passwordHash, cancellationToken);
        }, done => done, cancellationToken);

    private static async Task<bool> SetAsync(IQueryable<Customer> whose, string passwordHash, CancellationToken cancellationToken) =>
        await whose.ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, passwordHash), cancellationToken) == 1;
}
