using Shop.Domain.Shared;

namespace Shop.Web.Features.Admin.Settings;

/// <summary>How the text of a field becomes a value.</summary>
public enum FieldKind
{
    Text,

    /// <summary>Text that may be missing.</summary>
    Optional,

    /// <summary>A list, one entry on each line.</summary>
    Lines,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>One of the field's choices; an empty one is a value that is missing.</summary>
    Choice,
}

/// <summary>A field of a page of settings.</summary>
/// <param name="Name">The setting's name as the file writes it.</param>
/// <param name="Key">Its key in appsettings and environment; empty when it has none.</param>
public sealed record SettingsField(string Name, string Label, string Key, FieldKind Kind = FieldKind.Text)
{
    public string? Hint { get; init; }

    public int Max { get; init; } = 200;

    /// <summary>What is stored, and what is shown for it.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices { get; init; } = [];

    /// <summary>Further choices that have a name in each language, like countries; null for none.</summary>
    public Func<Language, IEnumerable<(string Value, string Text)>>? Places { get; init; }
}

/// <summary>A page of one group of settings. Each is a declaration; one controller serves all.</summary>
/// <param name="Path">What stands after <c>/admin/settings/</c>.</param>
/// <param name="Group">The key of the group.</param>
public sealed record SettingsPage(string Path, string Title, string Group, string Intro, IReadOnlyList<SettingsField> Fields)
{
    public string Address => $"{Root}/{Path}";

    public const string Root = "/admin/settings";
}
