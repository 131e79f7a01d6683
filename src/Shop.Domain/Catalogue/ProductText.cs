namespace Shop.Domain.Catalogue;

/// <summary>All that a product says in one language. <paramref name="OptionName"/> names what its variants differ in ("Weight").</summary>
public sealed record ProductText(
    string Name, string Slug, string Summary, string Description, string PictureAlt,
    string? OptionName = null, IReadOnlyList<DetailRow>? Details = null);

/// <summary>One row of the details table: "Origin", "Uji, Japan".</summary>
public sealed record DetailRow(string Label, string Text);

/// <summary>
/// What a variant is apart from its price. <paramref name="WeightGrams"/> is what the parcel weighs with it;
/// <paramref name="NetAmount"/> is what is in it and what the price per kilo or litre is reckoned from. What is shipped is
/// always counted; of what needs no parcel there may be no end (<paramref name="IsStockCounted"/>).
/// </summary>
public sealed record Goods(
    TaxClass TaxClass, int WeightGrams, int? NetAmount = null, FulfilmentKind FulfilmentKind = FulfilmentKind.Shipped,
    NetUnit NetUnit = NetUnit.Gram, bool IsStockCounted = true)
{
    public ParcelSize ParcelSize { get; init; } = ParcelSize.Parcel;
}
