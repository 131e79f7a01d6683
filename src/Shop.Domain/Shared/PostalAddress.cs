namespace Shop.Domain.Shared;

/// <summary>Where a parcel goes and who gets the invoice. Copied whole onto each order.</summary>
public sealed record PostalAddress(
    string Name, string Address1, string? Address2, string Postcode, string City, string? Region, string Country, string? Phone)
{
    /// <summary>The lines below the name as its country writes them, the country written out in that language as the last.</summary>
    public IReadOnlyList<string> Lines(Language language) =>
        [.. AddressFormat.Of(Country).Lines(this), Countries.NameOf(Country, language)];
}
