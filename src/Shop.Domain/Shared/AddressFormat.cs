using System.Collections.Frozen;

namespace Shop.Domain.Shared;

/// <summary>A part of an address that not every country has, or that not every country writes at the same place.</summary>
public enum AddressPart
{
    Postcode,
    Town,
    Region,
}

/// <summary>
/// How a country writes its addresses: which parts they have, in which order, what people call them, and what must be there. From the
/// data of libaddressinput, which come with the shop.
/// </summary>
public sealed class AddressFormat
{
    private const string File = "Shop.Domain.Shared.address-formats.tsv";
    private static readonly Lazy<FrozenDictionary<string, AddressFormat>> Shipped = new(Read);

    private static readonly AddressFormat Plain = new(["", "%N%n%O%n%A%n%Z %C%n%S", "", "AC", "", "", "", "", ""]);

    private readonly string _pattern;
    private readonly string _latin;
    private readonly string _required;
    private readonly string[] _names;

    private AddressFormat(string[] cells)
    {
        (Country, _pattern, _latin, _required) = (cells[0], cells[1], cells[2].Length > 0 ? cells[2] : cells[1], cells[3]);
        (PostcodePattern, PostcodeExamples) = (cells[4], cells[5].Split(',', StringSplitOptions.RemoveEmptyEntries));
        _names = cells[6..9];
        Parts = [.. _latin.Zip(_latin.Skip(1)).Where(pair => pair.First == '%').Select(pair => PartOf(pair.Second)).OfType<AddressPart>()];
    }

    /// <summary>ISO 3166.</summary>
    public string Country { get; }

    /// <summary>Those that it has, in the order in which it writes them.</summary>
    public IReadOnlyList<AddressPart> Parts { get; }

    /// <summary>A regular expression of plain letters and digits; empty where any text may be one.</summary>
    internal string PostcodePattern { get; }

    internal IReadOnlyList<string> PostcodeExamples { get; }

    /// <summary>Null when the shop does not know the country.</summary>
    public static AddressFormat? Find(string? country) => country is null ? null : Shipped.Value.GetValueOrDefault(country);

    /// <summary>The same; a country that is not known is written as most are.</summary>
    public static AddressFormat Of(string country) => Find(country) ?? Plain;

    /// <summary>By ISO 3166 code.</summary>
    public static IEnumerable<string> Countries => Shipped.Value.Keys;

    public bool Has(AddressPart part) => Parts.Contains(part);

    public bool Requires(AddressPart part) => Has(part) && _required.Contains(LetterOf(part), StringComparison.Ordinal);

    /// <summary>What the country calls it, in English: the key of its translations.</summary>
    public string NameOf(AddressPart part) => (part, _names[(int)part switch { 0 => 0, 1 => 2, _ => 1 }]) switch
    {
        (AddressPart.Postcode, "zip") => "ZIP code",
        (AddressPart.Postcode, "pin") => "PIN code",
        (AddressPart.Postcode, "eircode") => "Eircode",
        (AddressPart.Postcode, _) => "Postcode",
        (AddressPart.Town, "suburb") => "Suburb",
        (AddressPart.Town, "district") => "District",
        (AddressPart.Town, _) => "Town",
        (_, "state") => "State",
        (_, "county") => "County",
        (_, "prefecture") => "Prefecture",
        (_, "emirate") => "Emirate",
        (_, "island") => "Island",
        (_, "area") => "Area",
        (_, "district") => "District",
        (_, "department") => "Department",
        (_, "parish") => "Parish",
        _ => "Region",
    };

    /// <summary>The lines of an address below the name and above the country, without empty ones.</summary>
    public IReadOnlyList<string> Lines(PostalAddress address)
    {
        var lines = new List<string>();
        foreach (var line in PatternFor(address).Split("%n"))
        {
            if (line == "%A") lines.AddRange(Streets(address));
            else lines.Add(AddressLine.Of(line, letter => Text(address, letter)));
        }

        // What somebody typed all the same is not lost.
        if (!Has(AddressPart.Town)) lines.Add(address.City);
        if (!Has(AddressPart.Region)) lines.Add(address.Region ?? "");
        return [.. lines.Where(line => line.Length > 0)];
    }

    // Written in its own letters, an address is in its own order; in Latin letters it is read abroad.
    private string PatternFor(PostalAddress address) =>
        $"{address.Address1}{address.City}{address.Region}".Any(letter => letter >= '\u2E80') ? _pattern : _latin;

    private static IEnumerable<string> Streets(PostalAddress address) => [address.Address1, address.Address2 ?? ""];

    private static string Text(PostalAddress address, char letter) => letter switch
    {
        'A' => string.Join(", ", Streets(address).Where(line => line.Length > 0)),
        'C' => address.City,
        'S' => address.Region ?? "",
        'Z' => address.Postcode,
        // Name and company stand above; districts and sorting codes are part of what is typed as the street or the town.
        _ => "",
    };

    private static AddressPart? PartOf(char letter) => letter switch
    {
        'Z' => AddressPart.Postcode,
        'C' => AddressPart.Town,
        'S' => AddressPart.Region,
        _ => null,
    };

    private static char LetterOf(AddressPart part) => part switch
    {
        AddressPart.Postcode => 'Z',
        AddressPart.Town => 'C',
        _ => 'S',
    };

    private static FrozenDictionary<string, AddressFormat> Read() => DataFile.Rows(File).Skip(1)
        .Select(cells => new AddressFormat(cells)).ToFrozenDictionary(format => format.Country, StringComparer.Ordinal);
}
