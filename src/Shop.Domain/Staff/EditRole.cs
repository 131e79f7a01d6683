using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Staff;

/// <summary>
/// The shop's own roles: made, changed and deleted. A change counts at the next request of whoever works as that. Those that come
/// with the shop stay as they are.
/// </summary>
public sealed class EditRole(ShopDbContext db, AuditLog log)
{
    /// <summary>Those that come with the shop first, then the own ones by name.</summary>
    public async Task<IReadOnlyList<StaffRole>> AllAsync(CancellationToken cancellationToken) =>
        [.. (await db.Set<StaffRole>().AsNoTracking().ToListAsync(cancellationToken))
            .OrderBy(role => ShippedOrder.IndexOf(role.Code) is var at and >= 0 ? at : ShippedOrder.Count)
            .ThenBy(role => role.Name, StringComparer.Ordinal).ThenBy(role => role.Code, StringComparer.Ordinal)];

    public Task<StaffRole?> FindAsync(string code, CancellationToken cancellationToken) =>
        db.Set<StaffRole>().AsNoTracking().SingleOrDefaultAsync(role => role.Code == code, cancellationToken);

    public Task<SaveResult> CreateAsync(string code, string name, StaffPermissions permissions, string by,
        CancellationToken cancellationToken) => db.TryAsync(async () =>
    {
        db.Add(StaffRole.Create(code, name, permissions));
        await db.SaveChangesAsync(cancellationToken);
        await RecordAsync(by, code, "nothing", Words(name, permissions), cancellationToken);
        return SaveResult.Saved;
    }, cancellationToken);

    /// <returns>Saved, Missing, Stale, or Refused for a role that comes with the shop.</returns>
    public Task<SaveResult> ChangeAsync(string code, int version, string name, StaffPermissions permissions, string by,
        CancellationToken cancellationToken) => OnFoundAsync(code, version, async role =>
    {
        var old = Words(role.Name, role.Permissions);
        role.Change(name, permissions);
        await db.SaveChangesAsync(cancellationToken);
        await RecordAsync(by, code, old, Words(name, permissions), cancellationToken);
    }, cancellationToken);

    /// <returns>Saved, Missing, Stale, InUse while somebody works as that or is invited to, or Refused for one of the shop's.</returns>
    public Task<SaveResult> DeleteAsync(string code, int version, string by, CancellationToken cancellationToken) =>
        OnFoundAsync(code, version, async role =>
        {
            db.Remove(role);
            await db.SaveChangesAsync(cancellationToken);
            await RecordAsync(by, code, Words(role.Name, role.Permissions), "deleted", cancellationToken);
        }, cancellationToken);

    private static readonly List<string> ShippedOrder =
        [StaffRole.Owner, StaffRole.Manager, StaffRole.Fulfilment, StaffRole.Support, StaffRole.Accounting];

    private Task<SaveResult> OnFoundAsync(string code, int version, Func<StaffRole, Task> act, CancellationToken cancellationToken) =>
        db.TryAsync(async () =>
        {
            var found = await db.Set<StaffRole>().AsTracking().SingleOrDefaultAsync(role => role.Code == code, cancellationToken);
            if (found is null) return SaveResult.Missing;
            if (found.IsShipped) return SaveResult.Refused;
            if (found.Version != version) return SaveResult.Stale;
            await act(found);
            return SaveResult.Saved;
        }, cancellationToken);

    private Task RecordAsync(string by, string code, string old, string now, CancellationToken cancellationToken) =>
        log.RecordInTurnAsync(new AuditedAction(by, $"role {code}", PlainText.Shortened($"{old} → {now}", 900)), cancellationToken);

    private static string Words(string name, StaffPermissions permissions) => $"'{name}' ({permissions})";
}
