using Microsoft.AspNetCore.Identity;

namespace Shop.Domain.Staff;

/// <summary>Somebody who may sign in. Identity owns most columns; what the person may do comes from the role.</summary>
public sealed class StaffUser : IdentityUser<Guid>
{
    /// <summary>The kind of the account's claim that holds the code of the language that the back office is read in.</summary>
    public const string LanguageClaim = "shop-language";

    // What InstantConverter can store, and a date that anybody reads as "for good".
    private static readonly DateTimeOffset Forever = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The code of a <see cref="StaffRole"/>.</summary>
    public string Role { get; private set; } = "";

    /// <summary>The key of the second factor, sealed; null without one. One that was not confirmed by a code yet lies here too.</summary>
    public string? SealedTotpKey { get; private set; }

    /// <summary>The newest span of time whose code was used: a code is taken once.</summary>
    public long LastTotpStep { get; private set; }

    /// <summary>A user who signs in with the e-mail address.</summary>
    public static StaffUser WithEmail(string email, string role) =>
        new() { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true, LockoutEnabled = true, Role = role };

    /// <summary>Whether the account is closed then, for whatever reason <see cref="IdentityUser{TKey}.LockoutEnd"/> was set.</summary>
    public bool IsLockedAt(DateTimeOffset now) => LockoutEnd > now;

    /// <summary>The person works as something else from now on. Every session ends.</summary>
    internal void WorkAs(string role)
    {
        Role = role;
        EndSessions();
    }

    internal void Close()
    {
        (LockoutEnabled, LockoutEnd) = (true, Forever);
        EndSessions();
    }

    internal void Open() => (LockoutEnd, AccessFailedCount, ConcurrencyStamp) = (null, 0, NewStamp());

    /// <summary>Signs in with the password alone from now on.</summary>
    internal void DropSecondFactor()
    {
        (TwoFactorEnabled, SealedTotpKey, LastTotpStep) = (false, null, 0);
        EndSessions();
    }

    // Cookies carry the security stamp that was the account's when they were made. The other one changes with each change:
    // Identity writes all columns of what it has read, and must not bring the old ones back.
    internal void EndSessions() => (SecurityStamp, ConcurrencyStamp) = (NewStamp(), NewStamp());

    internal static string NewStamp() => Guid.NewGuid().ToString("N");
}
