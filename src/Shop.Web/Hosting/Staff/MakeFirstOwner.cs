using Microsoft.AspNetCore.Identity;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Staff;

namespace Shop.Web.Hosting.Staff;

/// <summary>Who is to be the first owner, as typed.</summary>
public sealed record FirstOwner(string Email, string Password, string PasswordAgain);

/// <summary>Why nobody was made an owner; without problems it was the link.</summary>
/// <param name="Email">What is wrong with the address.</param>
/// <param name="Password">What is wrong with the password.</param>
public sealed record FirstOwnerProblems(AdminMessage? Email, IReadOnlyList<AdminMessage> Password)
{
    public bool IsNone => Email is null && Password.Count == 0;
}

/// <summary>Makes the first owner of a shop without staff, for whoever has the link that its start printed, and lets them in.</summary>
public sealed class MakeFirstOwner(ShopDbContext db, SetupLinks links, NewStaffPassword rules, AuditLog log, StaffDoor door)
{
    private const string WrongAddress = "Enter an e-mail address that mail can be sent to, like ana@example.com.";

    /// <returns>Null once the owner is made and signed in; else why not. Without a problem the link does not hold any longer.</returns>
    public async Task<FirstOwnerProblems?> ExecuteAsync(
        string token, FirstOwner typed, UserManager<StaffUser> users, CancellationToken cancellationToken)
    {
        var isAddress = EmailAddress.TryRead(typed.Email, out var address) == EmailFault.None;
        var passwordProblems =
            await rules.CheckAsync(StaffUser.WithEmail(address, StaffRole.Owner), typed.Password, typed.PasswordAgain);
        var problems = new FirstOwnerProblems(isAddress ? null : WrongAddress, passwordProblems);
        if (!problems.IsNone) return problems;
        StaffUser? made = null;
        var isMade = await db.WriteAsync(async () =>
        {
            // Anew for each try: a transaction that is tried again must not add the same row twice.
            made = StaffUser.WithEmail(address, StaffRole.Owner);
            return await links.TakeAsync(token, cancellationToken) && await MakeAsync(made, typed.Password, users, cancellationToken);
        }, done => done, cancellationToken);
        if (!isMade) return problems;
        await door.EnterAsync(made!, cancellationToken);
        return null;
    }

    private async Task<bool> MakeAsync(StaffUser user, string password, UserManager<StaffUser> users, CancellationToken cancellationToken)
    {
        if (!(await users.CreateAsync(user, password)).Succeeded) return false;
        await log.RecordInTurnAsync(new AuditedAction(user.Email!, "staff account", "nothing → owner, by the link of the first start"),
            cancellationToken);
        return true;
    }
}
