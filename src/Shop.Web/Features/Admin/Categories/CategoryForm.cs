using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Categories;

/// <summary>A category's texts and place as the fields of a form.</summary>
internal static class CategoryForm
{
    public const string Id = "category";

    public static AdminForm Of(Category category)
    {
        var fields = new Dictionary<string, string> { ["position"] = $"{category.Position}" };
        foreach (var text in category.Translations)
            (fields[$"name-{text.Culture}"], fields[$"slug-{text.Culture}"], fields[$"description-{text.Culture}"]) =
                (text.Name, text.Slug, text.Description);
        return AdminForm.Of(Id, fields, category.Version, groupOf: LanguageOf);
    }

    // A name and its address belong together; what another language says is another matter.
    private static string LanguageOf(string field) => field[(field.LastIndexOf('-') + 1)..];

    /// <param name="others">All categories: their addresses are taken.</param>
    public static Action<Category>? Read(AdminForm form, string code, IReadOnlyList<Category> others, Languages languages)
    {
        var texts = languages.All.Select(culture => Text.Read(form, culture)).Where(text => text.Name.Length > 0).ToList();
        foreach (var text in texts.Where(text =>
            others.Any(other => other.Code != code && other.Translations.Any(own => own.Culture == text.Culture && own.Slug == text.Slug))))
            form.Refuse($"slug-{text.Culture}", "Another category has this address. Choose another.");
        var position = form.Count("position") ?? 0;
        if (!form.IsGood) return null;
        return changed =>
        {
            texts.ForEach(text => changed.Translate(text.Culture, text.Name, text.Slug, text.Description));
            changed.MoveTo(position);
        };
    }

    private sealed record Text(string Culture, string Name, string Slug, string Description)
    {
        public static Text Read(AdminForm form, Language culture)
        {
            var field = $"slug-{culture.Code}";
            var (typed, description) = (form[field].Trim(), form.Text($"description-{culture.Code}", 2000));
            var needed = culture.IsFallback || typed.Length + description.Length > 0;
            var name = form.Text($"name-{culture.Code}", CatalogueRules.NameLength, needed ? "Give it a name in this language." : null);
            var slug = typed.Length > 0 ? typed : CatalogueRules.ProposeSlug(name);
            if (name.Length > 0 && !CatalogueRules.IsSlug(slug))
                form.Refuse(field, "An address has small letters from a to z, digits and single hyphens, like green-tea.");
            return new Text(culture.Code, name, slug, description);
        }
    }
}
