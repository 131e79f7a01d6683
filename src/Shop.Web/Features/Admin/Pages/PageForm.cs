using Shop.Domain.Catalogue;
using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Pages;

/// <summary>A page's texts, menu and state as the fields of a form.</summary>
internal static class PageForm
{
    public const string Id = "page";

    /// <summary>The kinds as staff read them, and as the form sends them.</summary>
    public static IReadOnlyList<(string Value, string Text)> Kinds { get; } =
    [
        (NameOf(PageKind.Other), "Another page"), (NameOf(PageKind.About), "About us"), (NameOf(PageKind.Shipping), "Shipping"),
        (NameOf(PageKind.Returns), "Returns and withdrawal"), (NameOf(PageKind.Terms), "Terms of sale"),
            (NameOf(PageKind.Privacy), "Privacy"),
        (NameOf(PageKind.Imprint), "Imprint"), (NameOf(PageKind.Accessibility), "Accessibility"), (NameOf(PageKind.Contact), "Contact"),
    ];

    public static IReadOnlyList<(string Value, string Text)> Menus { get; } =
        [("footer", "In the footer"), ("header", "In the header"), ("none", "In no menu")];

    public static string NameOf(PageKind kind) => kind.ToString().ToLowerInvariant();

    public static PageKind KindOf(string? name) => Enum.GetValues<PageKind>().FirstOrDefault(kind => NameOf(kind) == name);

    public static string TitleIn(string language) => $"title-{language}";

    public static string BodyIn(string language) => $"body-{language}";

    public static AdminForm Of(ContentPage page)
    {
        var fields = new Dictionary<string, string>
        {
            ["kind"] = NameOf(page.Kind), ["menu"] = page.Menu.ToString().ToLowerInvariant(), ["position"] = $"{page.Position}",
            ["published"] = page.IsPublished ? "on" : "",
            // What a browser sends of the list when nobody chose: else the page would count as typed into.
            [PagePictures.Language] = Language.FallbackCode,
        };
        foreach (var text in page.Texts) Put(fields, text.Culture, new PageWords(text.Title, text.Slug, text.Body, text.Description));
        return AdminForm.Of(Id, fields, page.Version, groupOf: LanguageOf);
    }

    public static void Put(Dictionary<string, string> fields, string language, PageWords words) =>
        (fields[TitleIn(language)], fields[$"slug-{language}"], fields[BodyIn(language)], fields[$"description-{language}"]) =
            (words.Title, words.Slug, words.Body, words.Description);

    /// <summary>What the form asks for; null when it says something that cannot be.</summary>
    public static Action<ContentPage>? Read(AdminForm form, Languages languages)
    {
        var texts = languages.All.Select(language => (language.Code, Words: WordsIn(form, language.Code))).ToList();
        var written = texts.Where(text => text.Words is not null).Select(text => (text.Code, Words: text.Words!)).ToList();
        var position = form.Count("position") ?? 0;
        var isPublished = form.IsOn("published");
        if (written.Count == 0 && form.IsGood) form.Refuse(TitleIn(Language.FallbackCode), "Write the page in one language at least.");
        if (isPublished) foreach (var (code, words) in written) RefuseBlanks(form, code, words);
        if (!form.IsGood) return null;
        var menu = Enum.GetValues<PageMenu>()
            .FirstOrDefault(menu => menu.ToString().Equals(form["menu"], StringComparison.OrdinalIgnoreCase));
        return page =>
        {
            foreach (var (code, words) in texts)
                if (words is null) page.Drop(code);
                else page.Write(code, words);
            page.Arrange(menu, position).Publish(isPublished);
        };
    }

    private static void RefuseBlanks(AdminForm form, string language, PageWords words)
    {
        var blanks = PageRules.BlanksIn($"{words.Title}\n{words.Body}\n{words.Description}");
        if (blanks.Count > 0)
            form.Refuse(BodyIn(language),
                new("Fill in these blanks before you publish it, or save it as a draft: {0}.", string.Join("; ", blanks)));
    }

    // Null for a language in which nothing was written.
    private static PageWords? WordsIn(AdminForm form, string language)
    {
        var (slugField, typed) = ($"slug-{language}", form[$"slug-{language}"].Trim());
        var body = form.Text(BodyIn(language), PageRules.BodyLength);
        var description = form.Text($"description-{language}", PageRules.DescriptionLength);
        if (!MarkdownHtml.CanRender(body))
            form.Refuse(BodyIn(language), "This text nests lists or quotes too deeply. Please make it simpler.");
        if (body.Replace(" ", "", StringComparison.Ordinal).Contains("![](", StringComparison.Ordinal))
            form.Refuse(BodyIn(language), "Each picture needs words for those who cannot see it: ![what it shows](address).");
        var isWritten = typed.Length + body.Length + description.Length > 0;
        var title = form.Text(TitleIn(language), PageRules.TitleLength, isWritten ? "Give it a title in this language." : null);
        if (title.Length == 0) return null;
        var slug = typed.Length > 0 ? typed : CatalogueRules.ProposeSlug(title);
        if (!PageRules.IsSlug(slug))
            form.Refuse(slugField, "An address has small letters from a to z, digits and single hyphens, like size-guide.");
        return new PageWords(title, slug, body, description);
    }

    // What one language says, and where the page stands, are different matters.
    private static string LanguageOf(string field) =>
        field.Contains('-', StringComparison.Ordinal) ? field[(field.IndexOf('-', StringComparison.Ordinal) + 1)..] : "";
}
