using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>
/// Somebody wants an account with an address that is not proven yet. The link's token is made when the mail is written, and only
/// its fingerprint is stored.
/// </summary>
public sealed class Registration
{
    /// <summary>How long the link holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    private Registration()
    {
    }

    public Guid Id { get; private set; }

    public string Email { get; private set; } = "";

    public string EmailKey { get; private set; } = "";

    public string PasswordHash { get; private set; } = "";

    /// <summary>SHA-256 of the link's token in hexadecimal; null until the mail is written.</summary>
    public string? TokenHash { get; private set; }

    /// <summary>The language of the mail.</summary>
    public string Culture { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    internal static Registration For(string email, string passwordHash, string culture, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Email = email, EmailKey = EmailAddress.KeyOf(email), PasswordHash = passwordHash,
        Culture = culture, ExpiresAt = now + Lifetime,
    };
}
