using Shop.Domain.Content.FrontPages;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.FrontPages;

/// <summary>The sections of the front page as the fields of a form, and back. Each field has its section's place in brackets.</summary>
public static class FrontPageForm
{
    public const string Id = "front";
    public const string Count = "sections";
    private const int MaxText = 10_000, MaxHeading = 200, MaxAlt = 300, MaxGoods = 12;

    /// <summary>The kinds as staff read them.</summary>
    public static IReadOnlyList<(SectionKind Kind, string Name, string About)> Kinds { get; } =
    [
        (SectionKind.Hero, "Opening", "The first thing to be seen: a heading, a few words, a picture."),
        (SectionKind.Categories, "Categories", "The categories at the top of the tree."),
        (SectionKind.BestSellers, "Popular goods", "What sells now."),
        (SectionKind.Newest, "New goods", "What came last."),
        (SectionKind.Chosen, "Chosen goods", "Goods that you choose, by their codes."),
        (SectionKind.Text, "Picture and text", "Your own words, as the story of the shop."),
        (SectionKind.Quote, "Quote", "What somebody said; the heading is who said it."),
        (SectionKind.Pages, "Pages", "Links to your published pages."),
    ];

    public static string Field(string name, int place) => FormattableString.Invariant($"{name}[{place}]");

    public static string Field(string name, string language, int place) => Field($"{name}-{language}", place);

    public static bool HasPicture(SectionKind kind) => kind is SectionKind.Hero or SectionKind.Text;

    public static bool HasBody(SectionKind kind) => kind is SectionKind.Hero or SectionKind.Text or SectionKind.Quote;

    public static AdminForm Of(EditedFrontPage page)
    {
        var fields = new Dictionary<string, string> { [Count] = $"{page.Sections.Count}" };
        foreach (var (place, section) in page.Sections.Index())
        {
            fields[Field("kind", place)] = $"{section.Kind}";
            fields[Field("picture", place)] = section.PictureName ?? "";
            fields[Field("goods", place)] = string.Join(' ', section.Goods);
            foreach (var (language, text) in section.Texts)
                (fields[Field("heading", language, place)], fields[Field("body", language, place)], fields[Field("alt", language, place)]) =
                    (text.Heading, text.Body, text.Alt);
        }

        return AdminForm.Of(Id, fields, page.Version);
    }

    /// <summary>The kinds of the sections that were sent, in their order; what is no kind is left out.</summary>
    public static IReadOnlyList<SectionKind> KindsOf(AdminForm form) => [.. Places(form).Select(place => KindAt(form, place))];

    /// <summary>What was typed. What cannot be is said beside its field.</summary>
    public static List<SectionDraft> Read(AdminForm form, Languages languages) =>
        [.. Places(form).Select(place => SectionAt(form, place, languages))];

    /// <summary>The codes of goods that the form names, with the field that names them.</summary>
    public static IEnumerable<(string Field, string Code)> Goods(AdminForm form) =>
        Places(form).SelectMany(place => CodesIn(form[Field("goods", place)]).Select(code => (Field("goods", place), code)));

    private static IEnumerable<int> Places(AdminForm form) => Enumerable.Range(0, Math.Min(form.Count(Count) ?? 0, 50));

    private static SectionKind KindAt(AdminForm form, int place) =>
        Enum.TryParse<SectionKind>(form[Field("kind", place)], out var kind) && Enum.IsDefined(kind) ? kind : SectionKind.Text;

    private static SectionDraft SectionAt(AdminForm form, int place, Languages languages)
    {
        var picture = PlainText.Clean(form[Field("picture", place)]);
        var texts = new Dictionary<string, SectionText>();
        foreach (var language in languages.All)
        {
            var text = TextAt(form, place, language.Code);
            if (text.Heading.Length + text.Body.Length + text.Alt.Length > 0) texts[language.Code] = text;
        }

        var kind = KindAt(form, place);
        if (picture.Length > 0 && HasPicture(kind)) AskForAlts(form, place, texts, languages.All[0].Code);
        var goods = CodesIn(form[Field("goods", place)]);
        if (goods.Count > MaxGoods) form.Refuse(Field("goods", place), new("At most {0} goods, please.", MaxGoods));
        return new SectionDraft(kind, texts, picture.Length == 0 ? null : picture) { Goods = goods };
    }

    private static SectionText TextAt(AdminForm form, int place, string language) => new(
        form.Text(Field("heading", language, place), MaxHeading), form.Text(Field("body", language, place), MaxText),
        form.Text(Field("alt", language, place), MaxAlt));

    private static void AskForAlts(AdminForm form, int place, Dictionary<string, SectionText> texts, string first)
    {
        foreach (var language in texts.Keys.Append(first).Distinct().ToList())
            if (!texts.TryGetValue(language, out var text) || text.Alt.Length == 0)
                form.Refuse(Field("alt", language, place), "Say what the picture shows, for those who cannot see it.");
    }

    private static List<string> CodesIn(string typed) =>
        [.. PlainText.Clean(typed).Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Distinct()];
}
