namespace Shop.Domain.Shared;

/// <summary>Where a parcel goes and who gets the invoice. Copied whole onto each order.</summary>
public sealed record PostalAddress(
    string Name, string Address1, string? Address2, string Postcode, string City, string? Region, string Country, string? Phone);
