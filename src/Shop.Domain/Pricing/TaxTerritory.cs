using System.Collections.Frozen;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>How a place stands to the VAT of the country that its addresses name.</summary>
public enum TaxTerritoryKind
{
    /// <summary>The country itself.</summary>
    Country,

    /// <summary>A part that is not in the European Union's VAT area: what is sent there is an export.</summary>
    Outside,

    /// <summary>A part with rates of its own.</summary>
    OwnRates,
}

/// <summary>
/// Where a sale is taxed. Rates are looked up by <see cref="Code"/> and never fall back from a part to its country: where the
/// merchant entered none for the part, nothing is sold there.
/// </summary>
/// <param name="Code">Two letters for a country; for a part its code in the file that comes with the shop, at most 8 characters.</param>
/// <param name="Country">ISO 3166, as addresses have it.</param>
/// <param name="Name">In English, the key of its translations; empty for a country, which <see cref="Countries"/> names.</param>
public sealed record TaxTerritory(string Code, string Country, TaxTerritoryKind Kind, string Name)
{
    public const int CodeLength = 8;

    private const string File = "Shop.Domain.Pricing.tax-territories.csv";
    private static readonly Lazy<FrozenDictionary<string, Part>> Shipped = new(Read);

    /// <summary>The parts of countries, by code.</summary>
    public static IReadOnlyList<TaxTerritory> Parts =>
        [.. Shipped.Value.Values.Select(part => part.Territory).OrderBy(part => part.Code, StringComparer.Ordinal)];

    /// <summary>Where an address is taxed. Without a postcode, or with one that is none, it is the country's.</summary>
    public static TaxTerritory Of(string country, string? postcode)
    {
        var letters =
            string.Concat((postcode is null ? "" : Postcodes.Normalise(country, postcode) ?? "").Where(char.IsAsciiLetterOrDigit));
        var part = letters.Length == 0
            ? null
            : Shipped.Value.Values.FirstOrDefault(each => each.Territory.Country == country && each.Has(letters));
        return part?.Territory ?? new TaxTerritory(country, country, TaxTerritoryKind.Country, "");
    }

    /// <summary>The place that has that code; null when there is none.</summary>
    public static TaxTerritory? Find(string? code)
    {
        if (code is not null && Shipped.Value.GetValueOrDefault(code) is { } part) return part.Territory;
        return Countries.IsKnown(code) ? new TaxTerritory(code!, code!, TaxTerritoryKind.Country, "") : null;
    }

    /// <summary>What people call it in that language.</summary>
    public string NameIn(Language language) => Name.Length > 0 ? DomainTexts.In(language, Name) : Countries.NameOf(Country, language);

    private static FrozenDictionary<string, Part> Read()
    {
        using var reader = new StreamReader(typeof(TaxTerritory).Assembly.GetManifestResourceStream(File)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#')).Skip(1).Select(Parse)
                .ToFrozenDictionary(part => part.Territory.Code, StringComparer.Ordinal);
    }

    private static Part Parse(string line)
    {
        var cells = line.Split(',');
        var kind = cells[2] == "outside" ? TaxTerritoryKind.Outside : TaxTerritoryKind.OwnRates;
        var ranges = cells[4].Split(' ').Select(text =>
            PostcodeRange.TryParse(text, out var range) ? range : throw new DomainException($"'{text}' is no range."));
        return new Part(new TaxTerritory(cells[0], cells[1], kind, cells[3]), [.. ranges]);
    }

    private sealed record Part(TaxTerritory Territory, IReadOnlyList<PostcodeRange> Ranges)
    {
        public bool Has(string postcode) => Ranges.Any(range => range.Has(postcode));
    }
}
