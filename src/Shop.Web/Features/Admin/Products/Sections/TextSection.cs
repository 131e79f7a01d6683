using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Sections;

/// <summary>What the product says in one language.</summary>
public sealed class TextSection(string culture) : ProductSection($"text-{culture}")
{
    private const int MaxTable = 10_000;

    private static readonly string[] Names = ["name", "slug", "summary", "description", "alt", "option-name", "details"];

    public override Action<Product>? Read(AdminForm form, Product product, ProductSurroundings around)
    {
        var name = form.Text("name", CatalogueRules.NameLength, "Give it a name in this language.");
        var slug = form["slug"].Trim() is { Length: > 0 } typed ? typed : CatalogueRules.ProposeSlug(name);
        if (name.Length > 0 && !CatalogueRules.IsSlug(slug))
            form.Refuse("slug", "An address has small letters from a to z, digits and single hyphens, like sencha-fukamushi.");
        var details = ReadDetails(form);
        var option = form.Text("option-name", CatalogueRules.CodeLength);
        var text = new ProductText(
            name, slug, form.Text("summary", CatalogueRules.SummaryLength), form.Text("description", CatalogueRules.DescriptionLength),
            form.Text("alt", CatalogueRules.SummaryLength), option.Length == 0 ? null : option, details);
        return form.IsGood ? changed => changed.Translate(culture, text) : null;
    }

    protected override Dictionary<string, string> Fields(Product product, ProductSurroundings around) =>
        product.Translations.FirstOrDefault(text => text.Culture == culture) is { } text
            ? new()
            {
                ["name"] = text.Name, ["slug"] = text.Slug, ["summary"] = text.Summary, ["description"] = text.Description, ["alt"] =
                    text.PictureAlt,
                ["option-name"] = text.OptionName ?? "", ["details"] =
                    string.Join('\n', text.Details.Select(detail => $"{detail.Label}: {detail.Text}")),
            }
            : Names.ToDictionary(field => field, _ => "");

    // One row of the table on each line: the label, a colon and the text.
    private static List<DetailRow> ReadDetails(AdminForm form)
    {
        var details = new List<DetailRow>();
        foreach (var line in form.Text("details", MaxTable)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(':', 2);
            var (label, text) = (PlainText.Clean(parts[0]), PlainText.Clean(parts.Length == 2 ? parts[1] : ""));
            if (label.Length is 0 or > CatalogueRules.CodeLength || text.Length is 0 or > CatalogueRules.DetailLength)
                form.Refuse("details", new("Write each row as “Origin: Uji, Japan”. This one is none: “{0}”.", line));
            details.Add(new DetailRow(label, text));
        }

        return details;
    }
}
