using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Staff;

/// <summary>The second factor of an account: turned on with its first code, then asked for; each code is taken once.</summary>
public sealed class SecondFactors(ShopDbContext db, StaffSessions sessions, AuditLog log, TimeProvider clock)
{
    private const int Codes = 10;

    /// <summary>How many recovery codes are left.</summary>
    public Task<int> CodesLeftAsync(Guid user, CancellationToken cancellationToken) =>
        db.Set<StaffRecoveryCode>().CountAsync(code => code.UserId == user, cancellationToken);

    /// <summary>
    /// Takes the code that an app shows, if it is right and that half minute's, or a newer one's, was not taken before.
    /// </summary>
    /// <param name="user">Whose account.</param>
    /// <param name="key">The account's key, opened.</param>
    /// <param name="typed">The code as typed.</param>
    public async Task<bool> TakeAsync(Guid user, string key, string typed, CancellationToken cancellationToken)
    {
        if (Totp.StepOf(key, typed, clock.GetUtcNow()) is not { } step) return false;
        // One statement: of two who send the same code at once, one changes the row.
        var stamp = StaffUser.NewStamp();
        return await db.WriteAsync(() => db.Set<StaffUser>().Where(row => row.Id == user && row.LastTotpStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastTotpStep, step).SetProperty(row => row.ConcurrencyStamp, stamp),
                cancellationToken), cancellationToken: cancellationToken) == 1;
    }

    /// <summary>Takes a recovery code, which is gone then.</summary>
    public async Task<bool> TakeRecoveryCodeAsync(StaffUser user, string typed, CancellationToken cancellationToken)
    {
        var hash = HashOf(user.Id, typed);
        return await db.WriteAsync(async () =>
        {
            var used = await db.Set<StaffRecoveryCode>().Where(code => code.UserId == user.Id && code.Hash == hash)
                .ExecuteDeleteAsync(cancellationToken) == 1;
            if (used) await RecordAsync(user, "signed in with a recovery code, which is used up", cancellationToken);
            return used;
        }, cancellationToken: cancellationToken);
    }

    /// <summary>Turns it on, for a key that a code has proved. All other sessions end.</summary>
    /// <param name="user">Whose account.</param>
    /// <param name="sealedKey">The key that was proved: another window may have made another one since.</param>
    /// <param name="session">The session that stays.</param>
    /// <returns>The recovery codes, which are shown once; null when the key was replaced since, or it is on already.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(StaffUser user, string sealedKey, Guid? session,
        CancellationToken cancellationToken)
    {
        var (codes, stamp) = (NewCodes(), StaffUser.NewStamp());
        var isOn = await db.WriteAsync(async () =>
        {
            var changed = await db.Set<StaffUser>().Where(row => row.Id == user.Id && row.SealedTotpKey == sealedKey
                && !row.TwoFactorEnabled)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.TwoFactorEnabled, true)
                    .SetProperty(row => row.ConcurrencyStamp, stamp), cancellationToken);
            if (changed != 1) return false;
            await ReplaceAsync(user.Id, codes, cancellationToken);
            await sessions.EndOthersAsync(user.Id, session, cancellationToken);
            await RecordAsync(user, "off → on", cancellationToken);
            return true;
        }, done => done, cancellationToken);
        return isOn ? codes : null;
    }

    /// <summary>Makes new recovery codes; the former ones are worth nothing.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(StaffUser user, CancellationToken cancellationToken)
    {
        var codes = NewCodes();
        await db.WriteAsync(async () =>
        {
            await ReplaceAsync(user.Id, codes, cancellationToken);
            await RecordAsync(user, "new recovery codes", cancellationToken);
            return true;
        }, cancellationToken: cancellationToken);
        return codes;
    }

    /// <summary>Turns it off: the password alone signs in.</summary>
    public Task<bool> TurnOffAsync(StaffUser user, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var stamp = StaffUser.NewStamp();
        var changed = await db.Set<StaffUser>().Where(row => row.Id == user.Id && row.TwoFactorEnabled)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.TwoFactorEnabled, false)
                .SetProperty(row => row.SealedTotpKey, (string?)null).SetProperty(row => row.LastTotpStep, 0L)
                .SetProperty(row => row.ConcurrencyStamp, stamp), cancellationToken);
        await db.Set<StaffRecoveryCode>().Where(code => code.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        if (changed == 1) await RecordAsync(user, "on → off", cancellationToken);
        return changed == 1;
    }, cancellationToken: cancellationToken);

    /// <summary>Stores a key that is to be proved; nothing changes for an account that has a second factor.</summary>
    public async Task<bool> ProposeAsync(Guid user, string sealedKey, CancellationToken cancellationToken)
    {
        var stamp = StaffUser.NewStamp();
        return await db.WriteAsync(() => db.Set<StaffUser>().Where(row => row.Id == user && !row.TwoFactorEnabled)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SealedTotpKey, sealedKey).SetProperty(row => row.LastTotpStep, 0L)
                .SetProperty(row => row.ConcurrencyStamp, stamp), cancellationToken), cancellationToken: cancellationToken) == 1;
    }

    private async Task ReplaceAsync(Guid user, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        await db.Set<StaffRecoveryCode>().Where(code => code.UserId == user).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(codes.Select(code => StaffRecoveryCode.For(user, HashOf(user, code))));
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task RecordAsync(StaffUser user, string what, CancellationToken cancellationToken) =>
        log.RecordInTurnAsync(new AuditedAction(user.Email ?? "", "second factor", what), cancellationToken);

    // 80 random bits each, in letters that are not taken for one another.
    private static List<string> NewCodes() =>
        [.. Enumerable.Range(0, Codes).Select(_ => $"{SecretToken.NewOrderNumber()}-{SecretToken.NewOrderNumber()}")];

    private static string HashOf(Guid user, string code) =>
        SecretToken.HashOf($"{user:N}{string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()}");
}
