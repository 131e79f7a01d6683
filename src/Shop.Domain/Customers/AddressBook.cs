using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>A customer's addresses. The owner is part of each query: somebody else's address is one that does not exist.</summary>
public sealed class AddressBook(ShopDbContext db, TimeProvider clock)
{
    /// <summary>The default first, then as they were added.</summary>
    public async Task<IReadOnlyList<CustomerAddress>> ListAsync(CustomerId customer, CancellationToken cancellationToken) =>
        await Of(customer).AsNoTracking().OrderByDescending(row => row.ChosenAt).ThenBy(row => row.AddedAt).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);

    public Task<CustomerAddress?> FindAsync(CustomerId customer, Guid id, CancellationToken cancellationToken) =>
        Of(customer).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);

    /// <summary>Adds an address, unless it is there already. False when there are <see cref="CustomerAddress.MaxOfOne"/>.</summary>
    public Task<bool> AddAsync(CustomerId customer, PostalAddress address, bool isDefault, CancellationToken cancellationToken) =>
        db.WriteAsync(async () =>
        {
            // Locks the account: of two who add at once, the second counts what the first has added.
            if (await db.Set<Customer>().Where(row => row.Id == customer).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.CreatedAt, row => row.CreatedAt), cancellationToken) != 1) return false;
            var all = await Of(customer).AsNoTracking().ToListAsync(cancellationToken);
            var same = all.Find(row => row.Address == address);
            if (same is null && all.Count >= CustomerAddress.MaxOfOne) return false;
            var added = same ?? CustomerAddress.Of(customer, address, clock.GetUtcNow());
            if (same is null) db.Add(added);
            await db.SaveChangesAsync(cancellationToken);
            if (isDefault) await ChooseAsync(customer, added.Id, cancellationToken);
            return true;
        }, added => added, cancellationToken);

    /// <summary>False when the customer has no such address.</summary>
    public Task<bool> ChangeAsync(CustomerId customer, Guid id, PostalAddress address, CancellationToken cancellationToken) =>
        db.WriteAsync(async () =>
        {
            if (await Of(customer).SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row) return false;
            row.ChangeTo(address);
            return true;
        }, changed => changed, cancellationToken);

    /// <summary>False when the customer has no such address.</summary>
    public Task<bool> MakeDefaultAsync(CustomerId customer, Guid id, CancellationToken cancellationToken) =>
        db.WriteAsync(() => ChooseAsync(customer, id, cancellationToken), done => done, cancellationToken);

    /// <summary>False when the customer has no such address.</summary>
    public Task<bool> RemoveAsync(CustomerId customer, Guid id, CancellationToken cancellationToken) => db.WriteAsync(async () =>
        await Of(customer).Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken) == 1, done => done, cancellationToken);

    private async Task<bool> ChooseAsync(CustomerId customer, Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await Of(customer).Where(row => row.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ChosenAt, now), cancellationToken) == 1;
    }

    private IQueryable<CustomerAddress> Of(CustomerId customer) =>
        db.Set<CustomerAddress>().Where(row => row.CustomerId == customer);
}
