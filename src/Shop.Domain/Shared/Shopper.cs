namespace Shop.Domain.Shared;

/// <summary>A group of customers with prices of its own, and what it calls them.</summary>
public sealed record PriceGroup(string Code, string Name);

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
    /// <summary>The language as the database names it.</summary>
    public string Culture => Language.Code;

    /// <summary>The group as price books name it; null for everybody.</summary>
    public string? GroupCode => PriceGroup?.Code;
}
