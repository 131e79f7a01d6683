using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>
/// A shopper with an account. There is one only after a mailed link has proven the address: until then it is a
/// <see cref="Registration"/>.
/// </summary>
public sealed class Customer
{
    private Customer()
    {
    }

    public CustomerId Id { get; private set; }

    /// <summary>Where mail goes.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The address in the form of <see cref="EmailAddress.KeyOf"/>: an address has one account.</summary>
    public string EmailKey { get; private set; } = "";

    public string PasswordHash { get; private set; } = "";

    /// <summary>The language that the account was made in.</summary>
    public string Culture { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    internal static Customer Of(Registration asked, DateTimeOffset now) => new()
    {
        Id = CustomerId.New(now), Email = asked.Email, EmailKey = asked.EmailKey, PasswordHash = asked.PasswordHash,
        Culture = asked.Culture, CreatedAt = now,
    };
}

/// <summary>Somebody who has signed in.</summary>
/// <param name="Email">The account's address, which was proven.</param>
/// <param name="Session">That of this browser.</param>
public sealed record KnownCustomer(CustomerId Id, string Email, string EmailKey, Guid Session);
