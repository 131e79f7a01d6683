namespace Shop.Domain.Shared;

/// <summary>Where a parcel goes and who gets the invoice. Copied whole onto each order.</summary>
public sealed record PostalAddress(
    string Name, string Address1, string? Address2, string Postcode, string City, string? Region, string Country, string? Phone)
{
    /// <summary>The lines below the name, the country written out in that language as the last.</summary>
    public IReadOnlyList<string> Lines(Language language) =>
        [.. new[] { Address1, Address2, $"{Postcode} {City}", Region, Countries.NameOf(Country, language) }.OfType<string>()
            .Where(line => line.Length > 0)];
}
