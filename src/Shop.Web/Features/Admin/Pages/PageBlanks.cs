using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Pages;

/// <summary>The blanks of a page's text as fields of their own: nobody needs to look for brackets in a long text.</summary>
internal static class PageBlanks
{
    private const string Nothing = "-";

    /// <summary>The blanks that are left in a language's text, each with its field.</summary>
    public static IReadOnlyList<(string Field, string Blank)> In(AdminForm form, string language) =>
        [.. PageRules.BlanksIn(form[PageForm.BodyIn(language)]).Select(blank => (FieldOf(language, blank), blank))];

    /// <summary>The form with what was typed into the fields of its blanks put into the texts.</summary>
    public static AdminForm FillIn(AdminForm form, Languages languages)
    {
        foreach (var language in languages.All)
        {
            var (name, body) = (PageForm.BodyIn(language.Code), form[PageForm.BodyIn(language.Code)]);
            var answers = In(form, language.Code).Select(each => (each.Field, each.Blank, Answer: PlainText.Clean(form[each.Field])))
                .Where(each => each.Answer.Length > 0).ToList();
            if (answers.Count == 0) continue;
            foreach (var (_, blank, answer) in answers) body = Put(body, blank, answer);
            form.Type(answers.Select(each => KeyValuePair.Create(each.Field, "")).Append(new(name, body)));
        }

        return form;
    }

    // By the blank itself and not by its place: the text may have been changed in the same form.
    private static string FieldOf(string language, string blank) =>
        $"blank{AdminForm.VersionOf([new(language, blank)])}-{language}";

    private static string Put(string body, string blank, string answer) =>
        body.Replace($"[[{blank}]]", answer == Nothing ? "" : answer, StringComparison.Ordinal);
}
