namespace Shop.Domain.Pricing;

/// <summary>Two ways of sending that both lead to some of the same postcodes of a country.</summary>
/// <param name="Postcodes">Those ranges that both reach; of a way that reaches all, those of the other.</param>
public sealed record ShippingOverlap(ShippingMethod First, ShippingMethod Second, string Country, string Postcodes);

/// <summary>
/// Finds zones that overlap: who lives there chooses between the ways, which a merchant who draws zones may not have meant. Two ways
/// that both reach a whole country are a choice, and no zones.
/// </summary>
public static class ShippingOverlaps
{
    private const int Most = 30;

    public static IReadOnlyList<ShippingOverlap> Of(IReadOnlyList<ShippingMethod> methods)
    {
        var active = methods.Where(method => method.IsActive).ToList();
        return [.. active.SelectMany((first, index) => active.Skip(index + 1).SelectMany(second => Between(first, second))).Take(Most)];
    }

    private static IEnumerable<ShippingOverlap> Between(ShippingMethod first, ShippingMethod second)
    {
        if (first.Currency != second.Currency || first.Postcodes == second.Postcodes) return [];
        var both = Common(first, second);
        return both.Length == 0
            ? []
            : first.CountryCodes.Intersect(second.CountryCodes).Select(country => new ShippingOverlap(first, second, country, both));
    }

    private static string Common(ShippingMethod first, ShippingMethod second)
    {
        if (first.Postcodes.Length == 0) return second.Postcodes;
        return second.Postcodes.Length == 0
            ? first.Postcodes
            : string.Join(' ', first.Ranges().Where(range => second.Ranges().Any(range.Overlaps)));
    }
}
