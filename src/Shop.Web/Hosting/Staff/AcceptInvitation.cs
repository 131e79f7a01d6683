using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Shop.Domain.Persistence;
using Shop.Domain.Staff;

namespace Shop.Web.Hosting.Staff;

/// <summary>Makes an account out of an invitation, for whoever has its link, with the password that this person chooses.</summary>
public sealed class AcceptInvitation(ShopDbContext db, UserManager<StaffUser> users, StaffInvitations invitations, NewStaffPassword rules,
    AuditLog log)
{
    /// <returns>Null when the invitation no longer holds; else why not, and nothing when the account is made.</returns>
    public async Task<IReadOnlyList<AdminMessage>?> ExecuteAsync(string token, string wanted, string again,
        CancellationToken cancellationToken)
    {
        if (await invitations.FindAsync(token, cancellationToken) is not { } invitation) return null;
        var problems = await rules.CheckAsync(StaffUser.WithEmail(invitation.Email, invitation.Role), wanted, again);
        if (problems.Count > 0) return problems;
        var isMade = await db.WriteAsync(async () => await invitations.TakeAsync(token, cancellationToken)
            && await MakeAsync(invitation, wanted, cancellationToken), done => done, cancellationToken);
        return isMade ? [] : null;
    }

    private async Task<bool> MakeAsync(StaffInvitation invitation, string password, CancellationToken cancellationToken)
    {
        // Anew for each try: a transaction that is tried again must not add the same row twice.
        var user = StaffUser.WithEmail(invitation.Email, invitation.Role);
        if (!(await users.CreateAsync(user, password)).Succeeded) return false;
        await users.AddClaimAsync(user, new Claim(StaffUser.LanguageClaim, invitation.Culture));
        await log.RecordInTurnAsync(
            new AuditedAction(invitation.Email, "staff account", $"nothing → {invitation.Role}, invited by {invitation.InvitedBy}"),
            cancellationToken);
        return true;
    }
}
