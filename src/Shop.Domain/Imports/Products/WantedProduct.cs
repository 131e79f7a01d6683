using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Files;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>What a file says of one product, in the shop's own spelling. What it does not speak of is missing.</summary>
internal sealed class WantedProduct
{
    internal const int MaxTold = 300;

    private readonly SheetProduct _sheet;
    private readonly StoredProduct? _stored;
    private readonly FieldTexts _texts;

    private WantedProduct(SheetProduct sheet, StoredProduct? stored, FieldTexts texts, string code) =>
        (_sheet, _stored, _texts, Code) = (sheet, stored, texts, code);

    public string Code { get; }

    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>By SKU, in the order of the file.</summary>
    public Dictionary<string, Dictionary<string, string>> Variants { get; } = new(StringComparer.Ordinal);

    /// <summary>The pictures that the file names, whether the product has them or not.</summary>
    public IReadOnlyList<RequestedPicture> Pictures { get; private set; } = [];

    /// <summary>What the file says and the shop cannot keep, a sentence each.</summary>
    public List<string> Losses { get; } = [];

    /// <exception cref="SheetProblemException">A row is wrong.</exception>
    public static WantedProduct Read(SheetProduct sheet, StoredProduct? stored, Taxonomy taxonomy, TimeZoneInfo zone)
    {
        if (sheet.Rows.FirstOrDefault(row => row.Problem is not null) is { } broken)
            throw new SheetProblemException(broken.Line, "", broken.Problem!);
        var wanted = new WantedProduct(sheet, stored, new FieldTexts(taxonomy, zone), CodeOf(sheet, stored));
        wanted.ReadProduct();
        foreach (var row in sheet.Rows.Where(row => sheet.Format != SheetFormat.Shopify || ShopifySheet.HasVariant(row)))
            wanted.ReadVariant(row, taxonomy);
        if (wanted.Variants.Count == 0)
            throw new SheetProblemException(sheet.Line, SheetField.Sku, "The product has no row with a price or a SKU.");
        return wanted;
    }

    private static string CodeOf(SheetProduct sheet, StoredProduct? stored)
    {
        if (stored is not null) return stored.Product.Code;
        var (column, text) = (sheet.Format == SheetFormat.List ? SheetField.Sku : SheetField.Handle, sheet.Code);
        if (text.Length == 0) throw new SheetProblemException(sheet.Line, column, $"The {column} is missing.");
        return CatalogueRules.IsCode(text)
            ? text
            : throw new SheetProblemException(sheet.Line, column,
                $"'{text}' is not a valid {column}: {(column == SheetField.Sku ? CatalogueRules.SkuRule : $"letters and digits, with single - . _ between them, at most {CatalogueRules.CodeLength}")}.");
    }

    // Later rows may repeat what the first one says of the product, or leave it empty.
    private void ReadProduct()
    {
        var first = _sheet.Rows[0];
        Pictures = RequestedPicture.Read(first);
        foreach (var (field, text) in first.Cells.Where(cell => SheetField.IsOfProduct(cell.Key) && !SheetField.IsOfPictures(cell.Key)
            && Says(cell) && (cell.Value.Length > 0 || _sheet.Format == SheetFormat.Own))) Fields[field] =
            Normal(first, field, Cased(field, text));
        foreach (var row in _sheet.Rows.Skip(1))
            if (row.Cells.FirstOrDefault(cell => SheetField.IsOfProduct(cell.Key) && cell.Value.Length > 0 && cell.Value != first[cell.Key])
                .Key is { } other)
                throw new SheetProblemException(row.Line, other,
                    $"Line {first.Line} says something else of the same product. Say it in its first row only.");
        if (RelatedText.Read(Fields.GetValueOrDefault(SheetField.Related, "")).Contains(Code))
            throw new SheetProblemException(first.Line, SheetField.Related, "A product is not related to itself.");
        // A list's row is about one SKU: what it is called is the product's name only where the product has no other.
        if (_sheet.Format == SheetFormat.List && _stored?.Product.Variants.Count > 1)
            foreach (var field in Fields.Keys.Where(field => SheetField.CultureOf(field) is not null).ToList()) Fields.Remove(field);
    }

    private string Cased(string field, string text) =>
        _sheet.Format == SheetFormat.List && SheetField.WithoutCulture(field) == "name" ? SensibleCase.Of(PlainText.Clean(text)) : text;

    private void ReadVariant(SheetRow row, Taxonomy taxonomy)
    {
        var sku = PlainText.Clean(row[SheetField.Sku]);
        if (sku.Length == 0) throw new SheetProblemException(row.Line, SheetField.Sku, "The SKU is missing.");
        if (!CatalogueRules.IsSku(sku))
            throw new SheetProblemException(row.Line, SheetField.Sku,
                $"'{PlainText.Shortened(sku, MaxTold)}' is not a valid SKU: {CatalogueRules.SkuRule}.");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { [SheetField.Sku] = sku };
        if (!Variants.TryAdd(sku, fields))
            throw new SheetProblemException(row.Line, SheetField.Sku, $"The SKU {sku} stands in the file twice.");
        var cells = row.Cells.Where(cell => SheetField.IsOfVariant(cell.Key) && Says(cell)).ToDictionary();
        Measures.Translate(cells, sku, Losses);
        foreach (var (field, text) in cells)
            fields[field] = field.EndsWith("_value", StringComparison.Ordinal)
                ? Value(row, field, text, taxonomy)
                : Normal(row, field, text);
        fields.Remove("currency");
        if (!fields.ContainsKey("price") && _stored?.Product.Variants.All(variant => variant.Sku != sku) != false)
            throw new SheetProblemException(row.Line, "price", $"The new SKU {sku} has no price.");
    }

    private static bool Says(KeyValuePair<string, string> cell) =>
        !FieldTexts.LeftWhenEmpty.Contains(cell.Key) || !string.IsNullOrWhiteSpace(cell.Value);

    private string Value(SheetRow row, string field, string text, Taxonomy taxonomy)
    {
        var option = field[..^"_value".Length];
        var clean = PlainText.Clean(text);
        var facet = Fields.TryGetValue(option, out var named) ? named : _stored?.Texts.Fields.GetValueOrDefault(option, "") ?? "";
        if (clean.Length == 0) return "";
        if (facet.Length == 0) throw new SheetProblemException(row.Line, field, $"There is a value but no {option}.");
        return Guarded(row, field, () => $"{facet}={taxonomy.Value(facet, clean)}");
    }

    private string Normal(SheetRow row, string field, string text) => Guarded(row, field, () => _texts.Normal(field, text));

    private static string Guarded(SheetRow row, string field, Func<string> read)
    {
        try
        {
            return read();
        }
        catch (DomainException problem)
        {
            throw new SheetProblemException(row.Line, field, PlainText.Shortened(problem.Message, MaxTold));
        }
    }
}

/// <summary>A product as it is stored, with its texts.</summary>
internal sealed record StoredProduct(Product Product, ProductTexts Texts);
