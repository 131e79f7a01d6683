using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>One field of a form, for the partial view that draws them all alike.</summary>
public sealed record AdminField(AdminForm Form, string Name, AdminMessage Label)
{
    /// <summary>The input's type, "textarea", "select" or "checkbox".</summary>
    public string Type { get; init; } = "text";

    public AdminMessage? Hint { get; init; }

    public int Max { get; init; } = 200;

    public bool Required { get; init; }

    /// <summary>For a select: what is sent and what is shown.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices { get; init; } = [];

    public int Rows { get; init; } = 4;

    public string? InputMode { get; init; }

    /// <summary>The id of the form that it belongs to, where it does not stand inside of it; null where it does.</summary>
    public string? OfForm { get; init; }

    /// <summary>In a table whose head names the column, the label is only for those who cannot see it.</summary>
    public bool InTable { get; init; }

    public string Id => IdOf(Form, Name);

    /// <summary>The name that the field is sent under.</summary>
    public string FieldName => Form.Prefix + Name;

    public string Value => Form[Name];

    public string? DescribedBy => string.Join(' ', Descriptions()) is { Length: > 0 } ids ? ids : null;

    /// <summary>What a stored value is called, where the field shows names for codes; null for none.</summary>
    public string? Shown(string stored) =>
        stored.Length == 0 ? null : Choices.FirstOrDefault(choice => choice.Value == stored).Text ?? stored;

    public static string IdOf(AdminForm form, string name) =>
        HtmlId.Of($"{form.Id}-{name.Replace('[', '-').Replace("]", "", StringComparison.Ordinal)}");

    private IEnumerable<string> Descriptions()
    {
        if (Hint is not null) yield return $"{Id}-hint";
        if (Form.ProblemOf(Name) is not null) yield return $"{Id}-problem";
        if (Form.StoredIn(Name) is not null) yield return $"{Id}-stored";
    }
}
