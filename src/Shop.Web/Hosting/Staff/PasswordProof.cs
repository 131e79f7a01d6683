using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Shop.Domain.Staff;

namespace Shop.Web.Hosting.Staff;

/// <summary>Asks for the current password before something that a passer-by at an open desk must not do.</summary>
public sealed class PasswordProof(UserManager<StaffUser> users, PasswordChangeLimit limit)
{
    /// <summary>The account, when the password is right; else null. How often it may be wrong is bounded.</summary>
    public async Task<StaffUser?> ProveAsync(ClaimsPrincipal person, string? password, CancellationToken cancellationToken)
    {
        if (password is not { Length: > 0 and <= NewStaffPassword.MaxLength } || await users
            .GetUserAsync(person) is not { } user) return null;
        if (!await limit.TryTakeAsync($"{user.Id}", cancellationToken)) return null;
        if (user.PasswordHash is not { } hash
            || users.PasswordHasher.VerifyHashedPassword(user, hash, password) == PasswordVerificationResult.Failed) return null;
        await limit.GiveBackAsync($"{user.Id}", cancellationToken);
        return user;
    }
}
