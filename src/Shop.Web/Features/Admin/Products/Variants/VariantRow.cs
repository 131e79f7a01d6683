using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Variants;

/// <summary>One variant in the table: its fields, and what changing them does. What was not touched stays to the second.</summary>
internal sealed class VariantRow(
    AdminForm form, Variant variant, IReadOnlyList<NamedTaxClass> taxes, TimeZoneInfo zone, DateTimeOffset now)
{
    private readonly List<Action<Product>> _changes = [];

    private string Sku => variant.Sku;

    public static string Field(string name, string sku) => $"{name}[{sku}]";

    public static IEnumerable<(string, string)> Fields(Variant variant, TimeZoneInfo zone)
    {
        yield return (Field("price", variant.Sku), variant.Price.ToDecimalText());
        yield return (Field("sale", variant.Sku), variant.SaleMinor is { } sale ? new Money(sale, variant.Currency).ToDecimalText() : "");
        yield return (Field("from", variant.Sku), ShopTime.ForField(variant.SaleFrom, zone));
        yield return (Field("until", variant.Sku), ShopTime.ForField(variant.SaleUntil, zone));
        yield return (Field("gtin", variant.Sku), variant.Gtin ?? "");
        yield return (Field("weight", variant.Sku), $"{variant.WeightGrams}");
        yield return (Field("size", variant.Sku), variant.ParcelSize.ToString());
        yield return (Field("net", variant.Sku), $"{variant.NetAmount}");
        yield return (Field("unit", variant.Sku), variant.NetUnit.ToString());
        yield return (Field("tax", variant.Sku), variant.TaxClass.Code);
        yield return (Field("kind", variant.Sku), variant.FulfilmentKind.ToString());
        yield return (Field("counted", variant.Sku), variant.IsStockCounted ? "on" : "");
        yield return (Field("withdrawn", variant.Sku), variant.IsWithdrawn ? "on" : "");
    }

    /// <summary>What is to be done to the product; the form says what is wrong.</summary>
    public IReadOnlyList<Action<Product>> Read()
    {
        if (Touched("price", "sale", "from", "until")) ReadPrices();
        if (Touched("gtin")) ReadGtin();
        if (Touched("weight", "size", "net", "unit", "tax", "kind", "counted")) ReadGoods();
        return _changes;
    }

    private void ReadPrices()
    {
        var price = form.Amount(Field("price", Sku), variant.Currency, "Say what it costs.");
        var sale = form.Amount(Field("sale", Sku), variant.Currency);
        var (from, until) = (form.Instant(Field("from", Sku), zone), form.Instant(Field("until", Sku), zone));
        if (sale is null && (from ?? until) is not null && form[Field("sale", Sku)].Length == 0)
            form.Refuse(Field("sale", Sku), "Say the sale price, or empty its times too.");
        if (Touched("price") && price is { } regular && regular != variant.Price)
            _changes.Add(product => product.Reprice(Sku, regular, now));
        if (Touched("sale", "from", "until")) ReadSale(sale, from, until);
        if (sale >= price && (until is null || until > now)) form.Refuse(Field("sale", Sku), "A sale price lies below the price.");
    }

    private void ReadSale(Money? sale, DateTimeOffset? from, DateTimeOffset? until)
    {
        var begins = from > now ? from.Value : now;
        if (until <= from) form.Refuse(Field("until", Sku), "The sale must end after it begins.");
        if (sale is not null && until <= begins) form.Refuse(Field("until", Sku), "The sale must end in the future.");
        if (sale is { } price) _changes.Add(product => product.PutOnSale(Sku, new Sale(price, from ?? now, until), now));
        else if (variant.SaleMinor is not null) _changes.Add(product => product.EndSale(Sku, now));
    }

    private void ReadGtin()
    {
        var gtin = form[Field("gtin", Sku)].Replace(" ", "", StringComparison.Ordinal);
        if (gtin.Length > 0 && !Gtin.IsOne(gtin))
            form.Refuse(Field("gtin", Sku),
                "This is not a GTIN: 8, 12, 13 or 14 digits, of which the last checks the others. Look for a slip.");
        _changes.Add(product => product.Identify(Sku, gtin.Length == 0 ? null : gtin));
    }

    private void ReadGoods()
    {
        var (weight, net) = (form.Count(Field("weight", Sku)), form.Count(Field("net", Sku), 1));
        var isKind = Enum.TryParse<FulfilmentKind>(form[Field("kind", Sku)], out var kind) && Enum.IsDefined(kind);
        var isCounted = form.IsOn(Field("counted", Sku));
        if (!isKind) form.Refuse(Field("kind", Sku), "Choose how the buyer gets it.");
        if (isKind && kind.NeedsParcel() && !isCounted) form.Refuse(Field("counted", Sku), "What is shipped has a stock that is counted.");
        if (weight is null && (kind.NeedsParcel() || form[Field("weight", Sku)].Trim().Length > 0))
            form.Refuse(Field("weight", Sku), "Say what the parcel weighs with it, in grams.");
        if (!Enum.TryParse<NetUnit>(form[Field("unit", Sku)], out var unit) || !Enum.IsDefined(unit))
            form.Refuse(Field("unit", Sku), "Choose a unit.");
        if (!Enum.TryParse<ParcelSize>(form[Field("size", Sku)], out var size) || !Enum.IsDefined(size))
            form.Refuse(Field("size", Sku), "Choose how large a parcel it needs.");
        var tax = TaxChoice.Read(form, Field("tax", Sku), taxes);
        var goods = new Goods(tax, weight ?? 0, net, kind, unit, isCounted) { ParcelSize = size };
        _changes.Add(product => product.Hold(Sku, goods));
    }

    private bool Touched(params string[] names) => Fields(variant, zone).Any(
        field => names.Any(name => field.Item1 == Field(name, Sku)) && form[field.Item1] != field.Item2);
}
