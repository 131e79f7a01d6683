using Shop.Domain.Shared;

namespace Shop.Domain.Staff;

/// <summary>
/// Somebody is asked to become a member of staff. The link's token is made when the mail is written, and only its fingerprint is
/// stored; a mail that is sent again has another one.
/// </summary>
public sealed class StaffInvitation
{
    /// <summary>How long the link holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private StaffInvitation()
    {
    }

    public Guid Id { get; private set; }

    public string Email { get; private set; } = "";

    /// <summary>An address is invited once at a time.</summary>
    public string EmailKey { get; private set; } = "";

    /// <summary>The code of the role that is offered.</summary>
    public string Role { get; private set; } = "";

    /// <summary>SHA-256 of the link's token in hexadecimal; null until the mail is written.</summary>
    public string? TokenHash { get; private set; }

    public string InvitedBy { get; private set; } = "";

    public DateTimeOffset InvitedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The language of the mail.</summary>
    public string Culture { get; private set; } = "";

    internal static StaffInvitation Create(NewInvitation wish, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(), Email = wish.Email, EmailKey = PlainText.EmailKey(wish.Email), Role = wish.Role, InvitedBy = wish.By,
        InvitedAt = now, ExpiresAt = now + Lifetime, Culture = wish.Culture,
    };

    /// <summary>The former link no longer holds.</summary>
    internal void Renew(DateTimeOffset now) => (TokenHash, ExpiresAt) = (null, now + Lifetime);
}

/// <summary>Whom somebody invites.</summary>
/// <param name="Email">A valid address.</param>
/// <param name="Role">The code of the role that is offered.</param>
/// <param name="Culture">The language of the mail.</param>
/// <param name="By">Who invites, by e-mail.</param>
public sealed record NewInvitation(string Email, string Role, string Culture, string By);
