using Microsoft.AspNetCore.Identity;

namespace Shop.Domain.Staff;

/// <summary>Somebody who may sign in. Identity owns the columns; what the person may do comes from the roles.</summary>
public sealed class StaffUser : IdentityUser<Guid>
{
    /// <summary>A user who signs in with the e-mail address.</summary>
    public static StaffUser WithEmail(string email) =>
        new() { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true };

    /// <summary>Whether the account is closed then, for whatever reason <see cref="IdentityUser{TKey}.LockoutEnd"/> was set.</summary>
    public bool IsLockedAt(DateTimeOffset now) => LockoutEnd > now;
}

public sealed class StaffRole : IdentityRole<Guid>
{
    /// <summary>May do everything under <c>/admin</c>.</summary>
    public const string Admin = "admin";

    public static StaffRole Named(string name) => new() { Id = Guid.CreateVersion7(), Name = name };
}
