namespace Shop.Domain.Shared;

/// <summary>A group of customers with prices of its own, and what it calls them.</summary>
public sealed record PriceGroup(string Code, string Name);

/// <summary>Somebody who has signed in to an account of the shop.</summary>
/// <param name="Email">The account's address, which was proven.</param>
/// <param name="Name">Empty when the customer has told none.</param>
/// <param name="Session">The sign-in of this browser.</param>
public sealed record KnownCustomer(CustomerId Id, string Email, string Name, Guid Session)
{
    public Person Person => new(Id, EmailAddress.KeyOf(Email));
}

/// <summary>
/// Who is in the shop: resolved once for each request and handed on. Everything that differs from one shopper to another and is
/// shown to them comes from here.
/// </summary>
/// <param name="Language">Which they read: said by the address alone.</param>
/// <param name="Currency">Which they see prices in and pay with.</param>
/// <param name="PriceGroup">Whose prices they have; null for everybody's.</param>
/// <param name="Cart">Null until they put something into one.</param>
public sealed record Shopper(Language Language, Currency Currency, PriceGroup? PriceGroup, CartId? Cart)
{
    /// <summary>
    /// Who has signed in; null for guests. Also null on pages that are kept for everybody (decision 0016): what is personal has no
    /// way into them.
    /// </summary>
    public KnownCustomer? Customer { get; init; }

    /// <summary>The language as the database names it.</summary>
    public string Culture => Language.Code;

    /// <summary>The group as price books name it; null for everybody.</summary>
    public string? GroupCode => PriceGroup?.Code;
}
