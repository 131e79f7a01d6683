using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>What a link in a mail to a customer is for.</summary>
public enum LinkPurpose
{
    /// <summary>Gives the account a new password.</summary>
    NewPassword = 1,

    /// <summary>Signs in without the password.</summary>
    SignIn = 2,

    /// <summary>Proves the address that the account is to have; it goes to that address.</summary>
    NewAddress = 3,
}

/// <summary>A link by mail that does its work once. Of each kind the account's newest one holds.</summary>
public sealed class MailedLink
{
    private MailedLink()
    {
    }

    public CustomerId CustomerId { get; private set; }

    public LinkPurpose Purpose { get; private set; }

    /// <summary>SHA-256 of the link's token in hexadecimal.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>The address that it proves; null for the other kinds.</summary>
    public string? Email { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>How long such a link holds.</summary>
    public static TimeSpan LifetimeOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.SignIn => TimeSpan.FromMinutes(15),
        LinkPurpose.NewPassword => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(2),
    };

    internal static MailedLink For(CustomerId customer, LinkPurpose purpose, string token, string? email, DateTimeOffset now) => new()
    {
        CustomerId = customer, Purpose = purpose, TokenHash = SecretToken.HashOf(token), Email = email,
        ExpiresAt = now + LifetimeOf(purpose),
    };
}

/// <summary>Whose link was opened.</summary>
/// <param name="Email">The address that the link proves; null for the other kinds.</param>
public sealed record LinkOwner(Customer Customer, string? Email);
