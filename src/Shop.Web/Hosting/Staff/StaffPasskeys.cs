using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Staff;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Passkeys of staff (WebAuthn Level 3), over Identity's own handler. A passkey asks for a fingerprint, a face or a PIN and is therefore
/// password and second factor at once. The challenge lies sealed in a cookie from the question to the answer.
/// </summary>
public sealed class StaffPasskeys(
    UserManager<StaffUser> users, SignInManager<StaffUser> signIn, StaffDoor door, ShopDbContext db, TimeProvider clock)
{
    /// <summary>How many one account may have.</summary>
    public const int Max = 10;

    /// <summary>Characters.</summary>
    public const int NameLength = 60;

    private const int CredentialLength = 20_000;

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<UserPasskeyInfo>> OfAsync(StaffUser user) =>
        [.. (await users.GetPasskeysAsync(user)).OrderBy(passkey => passkey.CreatedAt)];

    /// <summary>What a passkey is called in addresses.</summary>
    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    /// <summary>JSON for <c>navigator.credentials.create</c>.</summary>
    public Task<string> BeginAddingAsync(StaffUser user) => signIn.MakePasskeyCreationOptionsAsync(
        new PasskeyUserEntity { Id = $"{user.Id}", Name = user.Email ?? "", DisplayName = user.Email ?? "" });

    /// <summary>JSON for <c>navigator.credentials.get</c>: any passkey of the shop.</summary>
    public Task<string> BeginSignInAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>False when it is not the answer to what <see cref="BeginAddingAsync"/> asked, or the account has enough of them.</summary>
    /// <param name="credential">The browser's JSON.</param>
    public async Task<bool> AddAsync(StaffUser user, string? credential, string name, CancellationToken cancellationToken)
    {
        if (await AnswerAsync(credential, signIn.PerformPasskeyAttestationAsync) is not { Succeeded: true } made
            || made.UserEntity.Id != $"{user.Id}") return false;
        made.Passkey.Name = PlainText.Clean(name) is { Length: > 0 } given ? given[..Math.Min(given.Length, NameLength)] : "Passkey";
        return await db.WriteAsync(async () => (await users.GetPasskeysAsync(user)).Count < Max
            && (await users.AddOrUpdatePasskeyAsync(user, made.Passkey)).Succeeded, added => added, cancellationToken);
    }

    /// <summary>False when the account has no such passkey.</summary>
    public async Task<bool> RemoveAsync(StaffUser user, string id, CancellationToken cancellationToken)
    {
        if ((await users.GetPasskeysAsync(user)).FirstOrDefault(passkey => IdOf(passkey) == id) is not { } known) return false;
        return await db.WriteAsync(
            async () => (await users.RemovePasskeyAsync(user, known.CredentialId)).Succeeded, removed => removed, cancellationToken);
    }

    /// <summary>Lets in whose passkey has answered what <see cref="BeginSignInAsync"/> asked.</summary>
    /// <param name="credential">The browser's JSON.</param>
    public async Task<bool> EnterAsync(string? credential, CancellationToken cancellationToken)
    {
        if (await AnswerAsync(credential, signIn.PerformPasskeyAssertionAsync) is not { Succeeded: true } proved
            || proved.User.IsLockedAt(clock.GetUtcNow())) return false;
        // Keeps the passkey's own count, by which a copy of it would show.
        await db.WriteAsync(async () => (await users.AddOrUpdatePasskeyAsync(proved.User, proved.Passkey)).Succeeded,
            kept => kept, cancellationToken);
        await door.EnterAsync(proved.User, cancellationToken);
        return true;
    }

    private static async Task<T?> AnswerAsync<T>(string? credential, Func<string, Task<T>> check)
        where T : class
    {
        if (credential is not { Length: > 0 and <= CredentialLength }) return null;
        try
        {
            return await check(credential);
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked, or too long ago.
            return null;
        }
    }
}
