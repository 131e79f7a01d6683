using System.Globalization;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>
/// What a cell means, in the one spelling in which the shop itself writes it: so two texts differ when what they mean does. Each
/// throws a <see cref="DomainException"/> that says what is wrong.
/// </summary>
internal sealed class FieldTexts(Taxonomy taxonomy, TimeZoneInfo zone)
{
    /// <summary>An empty cell in these columns leaves what there is; in the others it takes away.</summary>
    public static IReadOnlySet<string> LeftWhenEmpty { get; } = new HashSet<string>
    {
        "category", "position", "state", "picture", "tax_class", "fulfilment", "net_unit", "weight_grams", "variant_position",
        SheetField.Stock, SheetField.StockCounted,
    };

    private Currency Currency => taxonomy.Shop.Currency;

    public string Normal(string field, string text)
    {
        var clean = PlainText.Clean(text, keepLines: SheetField.CultureOf(field) is not null);
        return (SheetField.WithoutCulture(field), clean.Length) switch
        {
            ("price", 0) => throw new DomainException("The price is missing."),
            (_, 0) => "",
            ("name", _) => CatalogueRules.Optional(clean, "The name", CatalogueRules.NameLength),
            ("slug", _) => CatalogueRules.Slug(clean),
            ("summary" or "picture_alt", _) => CatalogueRules.Optional(clean, "The text", CatalogueRules.SummaryLength),
            ("description", _) => CatalogueRules.Optional(clean, "The description", CatalogueRules.DescriptionLength),
            ("option_name", _) => CatalogueRules.Optional(clean, "The option's name", CatalogueRules.CodeLength),
            ("label", _) => CatalogueRules.Optional(clean, "The label", CatalogueRules.LabelLength),
            ("details", _) => DetailLines.Write(DetailLines.Read(clean)),
            ("category", _) => taxonomy.Category(CatalogueRules.Optional(clean, "The category", CatalogueRules.NameLength)),
            ("brand", _) => taxonomy.Brand(CatalogueRules.Optional(clean, "The brand", CatalogueRules.NameLength)),
            ("tags", _) => string.Join(' ', clean.Split(' ').Select(CatalogueRules.Code).Distinct()),
            ("picture", _) => CatalogueRules.Code(clean),
            ("attributes", _) => Attributes(clean),
            ("measurements", _) => Measurements(clean),
            (SheetField.Related, _) => RelatedText.Normal(clean),
            ("option1" or "option2" or "option3", _) => taxonomy.Facet(
                CatalogueRules.Optional(clean, "The option", CatalogueRules.CodeLength), FacetKind.Option),
            _ => OfNumber(field, clean),
        };
    }

    private string OfNumber(string field, string clean) => field switch
    {
        "price" or "sale_price" => Price(clean),
        "currency" =>
            clean.Equals(Currency.Code, StringComparison.OrdinalIgnoreCase)
                ? Currency.Code
                : throw new DomainException($"The shop sells in {Currency}, not in {clean}. Convert the prices, or leave the column out."),
        "publish_at" or "sale_from" => Show(LocalTimes.Read(clean, zone)),
        "sale_until" => Show(LocalTimes.ReadEnd(clean, zone)),
        "state" => OneOf(clean, "published", "draft"),
        "tax_class" => taxonomy.TaxClass(clean),
        "fulfilment" => OneOf(clean, [.. Enum.GetNames<FulfilmentKind>().Select(name => name.ToLowerInvariant())]),
        "net_unit" => OneOf(clean, "g", "ml"),
        "withdrawn" => OneOf(clean, "yes", "no") == "yes" ? "yes" : "",
        SheetField.StockCounted => OneOf(clean, "yes", "no"),
        "gtin" => Gtin.IsOne(Barcodes.Normal(clean)) ? Barcodes.Normal(clean) : throw new DomainException($"{Barcodes.Problem(clean)}."),
        "stock" => Whole(clean, 0, Inventory.StockItem.Max),
        "position" or "variant_position" => Whole(clean, -1_000_000_000, 1_000_000_000),
        "net_amount" => Whole(clean, 1, 1_000_000_000),
        _ => Whole(clean, 0, 1_000_000_000),
    };

    public static string Show(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString(LocalTimes.Stored, CultureInfo.InvariantCulture) ?? "";

    public static DateTimeOffset? Read(string instant) =>
        instant.Length == 0
            ? null
            : DateTimeOffset.ParseExact(instant, LocalTimes.Stored, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static Money Amount(string text, Currency currency) =>
        PriceText.TryParse(text, currency, out var amount) ? amount : throw new DomainException($"'{text}' is not a valid amount.");

    private string Price(string text)
    {
        if (NumberText.TryParse(text, out var number) && number < 0) throw new DomainException($"The price {text} is negative.");
        if (PriceText.OtherCurrency(text, Currency) is { } other)
            throw new DomainException(
                $"The price {text} is in {other}, and the shop sells in {Currency}. Convert the prices, or take the sign out of them.");
        return PriceText.TryParse(text, Currency, out var amount) ? amount.ToDecimalText()
            : throw new DomainException(
                $"'{text}' is not a valid price in {Currency}: write digits and at most {Currency.Exponent} decimals, like 12.90, and no more than {PriceText.Max}.");
    }

    private static string Whole(string text, long least, long most) =>
        NumberText.TryParse(text, out var number) && number == decimal.Truncate(number) && number >= least && number <= most
            ? decimal.Truncate(number).ToString(CultureInfo.InvariantCulture)
            : throw new DomainException($"'{text}' is not a valid whole number from {least} to {most}.");

    private static string OneOf(string text, params string[] allowed) =>
        allowed.FirstOrDefault(each => each.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new DomainException($"'{text}' is none of: {string.Join(", ", allowed)}.");

    // "origin=japan,china; material=clay", by keys or by names, always written in the same order.
    private string Attributes(string text)
    {
        var found = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (name, said) in Pairs(text, "attribute", "name=value, several values with commas, several attributes with semicolons"))
        {
            var facet = taxonomy.Facet(name, FacetKind.Attribute);
            if (!found.TryGetValue(facet, out var values)) found[facet] = values = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var value in said.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                values.Add(taxonomy.Value(facet, value));
        }

        return AttributeText.Write(found.Select(each => (each.Key, (IEnumerable<string>)each.Value)));
    }

    // "height=12,5 cm; pieces=6", with units by keys or by names.
    private string Measurements(string text)
    {
        var found = new SortedDictionary<string, (decimal Amount, string? Unit)>(StringComparer.Ordinal);
        foreach (var (name, said) in Pairs(text, "measurement", "name=amount unit, like height=12.5 cm, several with semicolons"))
        {
            var (amount, unit) = MeasurementText.Parse(said);
            var facet = taxonomy.Facet(name, FacetKind.Measurement);
            if (!found.TryAdd(facet, (amount, unit.Length == 0 ? null : taxonomy.Unit(facet, unit))))
                throw new DomainException($"The measurement '{name}' is there twice.");
        }

        return MeasurementText.Write(found.Select(each => (each.Key, each.Value.Amount, each.Value.Unit)));
    }

    private static IEnumerable<(string Name, string Said)> Pairs(string text, string what, string form)
    {
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (sides.Length < 2 || sides[0].Length == 0 || sides[1].Length == 0)
                throw new DomainException($"'{part}' is not a valid {what}: write {form}.");
            yield return (sides[0], sides[1]);
        }
    }
}
