using CsCheck;
using Shop.Domain.Search;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;
using Xunit;

namespace Shop.Domain.Tests.Search;

/// <summary>Random catalogues and questions: the index answers as a plain count over all products would.</summary>
public sealed class FacetIndexTests
{
    private static readonly string[] Colours = ["red", "green", "blue"];
    private static readonly string[] Brands = ["a", "b", "c", "d"];

    // Few numbers, so that products are changed and taken away again; many prices, so that ranges cut through them.
    private static readonly Gen<Made> Product = Gen.Select(
        Gen.Int[1, 400], Gen.Long[0, 50], Gen.Int[0, 3], Gen.Int[0, 7], Gen.Int[0, 9],
        (number, price, brand, colours, state) =>
            new Made(number, price, Brands[brand], [.. Colours.Where((_, index) => (colours >> index & 1) != 0)], state == 0, state != 1));

    private static readonly Gen<Asked> Question = Gen.Select(
        Gen.Int[0, 15], Gen.Int[0, 7], Gen.Long[0, 50], Gen.Long[0, 50], Gen.Int[0, 5],
        (brands, colours, from, to, sort) => new Asked(
            [.. Brands.Where((_, index) => (brands >> index & 1) != 0)], [.. Colours.Where((_, index) => (colours >> index & 1) != 0)],
                new PriceRange(from, to), (ListingSort)sort));

    [Fact]
    public void Totals_counts_and_pages_are_those_of_a_plain_count() =>
        Gen.Select(Product.Array[0, 700], Product.Array[0, 60], Question)
            .Sample((first, later, asked) => Check(first, later, asked), iter: 150);

    private static bool Check(Made[] first, Made[] later, Asked asked)
    {
        var index = new FacetIndex();
        var kept = new Dictionary<int, Made>();
        foreach (var made in first.Where(made => !made.IsGone)) kept[made.Number] = made;
        index.Fill(kept.Values.Select(made => made.On(index)).ToList());
        foreach (var made in later) Change(index, kept, made);
        using var search = new ListingSearch(index, asked.Wish());
        var hits = search.Read(_ => (3, 20));
        var naive = kept.Values.Where(made => made.IsShown).ToList();
        var all = naive.Where(made => asked.Brand(made) && asked.Colour(made) && asked.Costs(made)).ToList();
        Assert.Equal(all.Count, hits.Total);
        Assert.Equal(Brands.Select(brand => naive.Count(made => made.Brand == brand && asked.Colour(made) && asked.Costs(made))),
            hits.Counts[0]);
        Assert.Equal(Colours.Select(colour => naive.Count(made => made.Colours.Contains(colour) && asked.Brand(made) && asked.Costs(made))),
            hits.Counts[1]);
        Assert.Equal(asked.Ordered(all).Skip(3).Take(20).Select(made => Sample.Id(made.Number)), hits.Ids);
        return true;
    }

    private static void Change(FacetIndex index, Dictionary<int, Made> kept, Made made)
    {
        if (made.IsGone)
        {
            kept.Remove(made.Number);
            index.Remove(Sample.Id(made.Number));
            return;
        }

        kept[made.Number] = made;
        index.Put(made.On(index));
    }

    private sealed record Made(int Number, long Price, string Brand, IReadOnlyList<string> Colours, bool IsGone, bool IsShown)
    {
        public ListedProduct On(FacetIndex index) => new(
            Sample.Id(Number), -Number / 3, Number / 2, Price, Price % 7, [new ListedText("en", $"{Price % 5} {Brand}", null)],
            [.. Terms().Select(index.NumberOf)]);

        private IEnumerable<Term> Terms() =>
        [
            new Term("brand", Brand), .. Colours.Select(colour => new Term("colour", colour)), .. IsShown
                ? [Term.ShownIn("en")]
                : Array.Empty<Term>(),
        ];
    }

    private sealed record Asked(IReadOnlyList<string> Brands, IReadOnlyList<string> Colours, PriceRange Price, ListingSort Sort)
    {
        public bool Brand(Made made) => Brands.Count == 0 || Brands.Contains(made.Brand);

        public bool Colour(Made made) => Colours.Count == 0 || Colours.Any(made.Colours.Contains);

        public bool Costs(Made made) => Price.Holds(made.Price);

        public IEnumerable<Made> Ordered(List<Made> hits)
        {
            var byId = hits.OrderBy(made => Sample.Id(made.Number).Value).ToList();
            return Sort switch
            {
                ListingSort.Newest => byId.AsEnumerable().Reverse().OrderByDescending(made => made.Number / 2),
                ListingSort.BestSelling => byId.OrderByDescending(made => made.Price % 7).ThenBy(made => -made.Number / 3),
                ListingSort.PriceAscending => byId.OrderBy(made => made.Price),
                ListingSort.PriceDescending => byId.AsEnumerable().Reverse().OrderByDescending(made => made.Price),
                ListingSort.Name => byId.OrderBy(made => $"{made.Price % 5} {made.Brand}", StringComparer.Ordinal),
                _ => byId.OrderBy(made => -made.Number / 3),
            };
        }

        public ListingCriteria Wish() => new(
            "en", null, [.. Chosen("brand", Brands), .. Chosen("colour", Colours)], Price, null,
                [Counted("brand", FacetIndexTests.Brands), Counted("colour", FacetIndexTests.Colours)], Sort);

        private static IEnumerable<TermChoice> Chosen(string facet, IReadOnlyList<string> values) =>
            values.Count == 0 ? [] : [new TermChoice(facet, values)];

        private static CountedFacet Counted(string facet, string[] values) =>
            new(facet, [.. values.Select(value => new CountedValue(value, [value]))]);
    }
}
