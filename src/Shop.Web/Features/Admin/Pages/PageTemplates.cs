using System.Reflection;
using Shop.Domain.Content;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Admin.Pages;

/// <summary>
/// Drafts of the pages that a shop in the EU needs, by kind and language, filled with what the shop knows of its identity. What it
/// does not know is a blank, which keeps the page from being published. They are a beginning, no legal advice, and say so.
/// </summary>
public sealed class PageTemplates(ShopSettings shop, ShopIdentity identity)
{
    private static readonly Assembly Assembly = typeof(PageTemplates).Assembly;

    /// <summary>The form of a new page of that kind.</summary>
    public AdminForm FormFor(PageKind kind, Languages languages)
    {
        var fields = new Dictionary<string, string> { ["kind"] = PageForm.NameOf(kind), ["menu"] = "footer", ["position"] =
            $"{(int)kind * 10}" };
        fields[PagePictures.Language] = Language.FallbackCode;
        foreach (var language in languages.All)
            if (Read(kind, language) is { } words) PageForm.Put(fields, language.Code, words);
        return AdminForm.Of(PageForm.Id, fields);
    }

    // The first line is the title, the second the address, the rest the text.
    private PageWords? Read(PageKind kind, Language language)
    {
        var name = $"Shop.Web.Features.Admin.Pages.Templates.{PageForm.NameOf(kind)}.{language.Code}.md";
        using var stream = Assembly.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', 3);
        return new PageWords(lines[0].Trim(), lines[1].Trim(), Fill(lines[2].Trim(), language));
    }

    private string Fill(string text, Language language)
    {
        var known = new Dictionary<string, string?>
        {
            ["{{shop}}"] = identity.Name, ["{{seller}}"] = identity.LegalName, ["{{site}}"] = shop.PublicUrl.Host,
            ["{{address}}"] = string.Join("  \n", identity.Address.Append(Countries.NameOf(identity.Country, language))),
            ["{{email}}"] = identity.Email, ["{{phone}}"] = identity.Phone, ["{{vat}}"] = identity.VatId,
            ["{{register}}"] = identity.Register,
        };
        foreach (var (field, value) in known)
            text = text.Replace(field, string.IsNullOrWhiteSpace(value) ? $"[[{field.Trim('{', '}')}]]" : value, StringComparison.Ordinal);
        return text;
    }
}
