namespace Shop.Domain.Staff;

/// <summary>A link by mail that gives an account a new password, once. The newest one holds.</summary>
public sealed class StaffPasswordReset
{
    /// <summary>How long it holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private StaffPasswordReset()
    {
    }

    public Guid UserId { get; private set; }

    /// <summary>SHA-256 of the link's token in hexadecimal.</summary>
    public string TokenHash { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    internal static StaffPasswordReset For(Guid user, string tokenHash, DateTimeOffset now) =>
        new() { UserId = user, TokenHash = tokenHash, ExpiresAt = now + Lifetime };
}

/// <summary>A code that replaces the second factor once; only its fingerprint is stored.</summary>
public sealed class StaffRecoveryCode
{
    private StaffRecoveryCode()
    {
    }

    public Guid UserId { get; private set; }

    /// <summary>SHA-256 in hexadecimal over account and code.</summary>
    public string Hash { get; private set; } = "";

    internal static StaffRecoveryCode For(Guid user, string hash) => new() { UserId = user, Hash = hash };
}
