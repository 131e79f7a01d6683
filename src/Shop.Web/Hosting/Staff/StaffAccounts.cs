using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Customers;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Staff;

/// <summary>Makes staff accounts; shoppers cannot, and there is no default password (R76).</summary>
public sealed class StaffAccounts(UserManager<StaffUser> users, RoleManager<StaffRole> roles)
{
    public Task<bool> AnyAsync(CancellationToken cancellationToken) => users.Users.AnyAsync(cancellationToken);

    /// <summary>Makes an admin. Returns null, or why it was refused in one plain sentence.</summary>
    public async Task<string?> CreateAdminAsync(string email, string password)
    {
        if (EmailAddress.TryRead(email, out var address) != EmailFault.None) return $"'{PlainText.Clean(email)}' is no e-mail address that mail can be sent to.";
        if (!await roles.RoleExistsAsync(StaffRole.Admin)) await roles.CreateAsync(StaffRole.Named(StaffRole.Admin));
        var user = StaffUser.WithEmail(address);
        var made = await users.CreateAsync(user, password);
        if (made.Succeeded) made = await users.AddToRoleAsync(user, StaffRole.Admin);
        return made.Succeeded ? null : string.Join(" ", made.Errors.Select(error => error.Description));
    }

    /// <summary>160 random bits: nobody chose it, so nobody can guess it.</summary>
    public static string NewPassword() => SecretToken.New();
}
