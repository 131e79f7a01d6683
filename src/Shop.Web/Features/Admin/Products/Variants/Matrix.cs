using Shop.Domain.Catalogue;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Variants;

/// <summary>The options of a product, the values picked of each, and all their combinations.</summary>
public sealed record Matrix(IReadOnlyList<Facet> Options, IReadOnlyDictionary<string, IReadOnlyList<string>> Picked,
    IReadOnlyList<Combination> Combinations)
{
    /// <summary>A larger form is more than anybody fills in; the server reads one of a thousand.</summary>
    public const int Max = 250;

    private const string PickPrefix = "pick-";

    public bool IsTooLarge => Combinations.Count > Max;

    public IEnumerable<Combination> Missing => Combinations.Where(combination => combination.Existing is null);

    public static string PickOf(string facetCode) => $"{PickPrefix}{facetCode}";

    public static bool IsPick(string field) => field.StartsWith(PickPrefix, StringComparison.Ordinal);

    /// <summary>The picked values of an option in its order, with commas between them.</summary>
    public string PickedOf(Facet facet) =>
        string.Join(',', facet.Values.OrderBy(value => value.Position).Select(value => value.Code).Where(Picked[facet.Code].Contains));

    /// <param name="picks">The form that says which values are picked; those of the variants where it says nothing.</param>
    public static Matrix Of(Product product, IEnumerable<Facet> facets, AdminForm picks)
    {
        var known = facets.ToDictionary(facet => facet.Code);
        var options = product.Options.OrderBy(option => option.Position).Select(option => known[option.FacetCode]).ToList();
        var asked = options.Exists(facet => picks.IsOn(PickOf(facet.Code)));
        var picked = options.ToDictionary(facet => facet.Code, facet => asked ? picks.Several(PickOf(facet.Code)) : UsedBy(product, facet));
        return new Matrix(options, picked, Combine(product, options, picked));
    }

    private static List<string> UsedBy(Product product, Facet facet) => [.. product.Variants.SelectMany(variant => variant.Values)
        .Where(value => value.FacetCode == facet.Code).Select(value => value.ValueCode).Distinct()];

    private static List<Combination> Combine(Product product, List<Facet> options, Dictionary<string, IReadOnlyList<string>> picked)
    {
        var codes = options.ConvertAll(facet => facet.Code);
        // A product without options has one variant, whatever it is.
        if (codes.Count == 0) return [new Combination([], product.Variants.FirstOrDefault())];
        IEnumerable<IReadOnlyList<FacetValue>> rows = [[]];
        foreach (var facet in options)
        {
            var values = facet.Values.Where(value => picked[facet.Code].Contains(value.Code)).OrderBy(value => value.Position).ToList();
            rows = rows.SelectMany(row => values, (row, value) => (IReadOnlyList<FacetValue>)[.. row, value]);
        }

        var existing = product.Variants.ToLookup(variant => Combination.KeyOf(variant, codes));
        return [.. rows.Take(Max + 1).Select(row => new Combination(row, null))
            .Select(row => row with { Existing = existing[row.Key].OrderBy(variant => variant.IsWithdrawn).FirstOrDefault() })];
    }
}
