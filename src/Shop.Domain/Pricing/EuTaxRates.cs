using System.Globalization;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>The rates of a country of the European Union as the file that comes with the shop has them.</summary>
/// <param name="Reduced">The usual one first; empty where there is none.</param>
public sealed record EuTaxRate(string Country, Percentage Standard, IReadOnlyList<Percentage> Reduced);

/// <summary>A proposal for the merchant, who confirms it: nothing is ever charged by it alone.</summary>
/// <param name="Source">Where the figures come from and of which day they are, to be shown beside them.</param>
public sealed record EuTaxRates(string Source, IReadOnlyList<EuTaxRate> Rates)
{
    private const string File = "Shop.Domain.Pricing.eu-vat-rates.csv";
    private static readonly Lazy<EuTaxRates> Shipped = new(Read);

    public static EuTaxRates Proposed => Shipped.Value;

    /// <summary>A member state of the Union, by its code as addresses have it.</summary>
    public static bool IsMember(string country) => Proposed.Rates.Any(rate => rate.Country == country);

    private static EuTaxRates Read()
    {
        using var reader = new StreamReader(typeof(EuTaxRates).Assembly.GetManifestResourceStream(File)!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var source = string.Join(' ', lines.Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim()));
        return new EuTaxRates(source, [.. lines.Where(line => !line.StartsWith('#')).Skip(1).Select(Parse)]);
    }

    private static EuTaxRate Parse(string line)
    {
        var cells = line.Split(',');
        return new EuTaxRate(cells[0], Points(cells[1]), [.. cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Points)]);
    }

    private static Percentage Points(string percent) => new((int)(decimal.Parse(percent, CultureInfo.InvariantCulture) * 100));
}
