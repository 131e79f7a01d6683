using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Something that the back office says: the English text, which is the key of its translations, and the values of its places
/// <c>{0}</c>, <c>{1}</c>. It is put into the language of whoever reads it where it is shown, and not before.
/// </summary>
public sealed class AdminMessage(string text, params object?[] values)
{
    public string Text { get; } = text;

    /// <summary>By place. A value that is itself a message is put into the reader's language too.</summary>
    public IReadOnlyList<object?> Values { get; } = values;

    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator AdminMessage?(string? text) => text is null ? null : new AdminMessage(text);

    /// <summary>One after the other, with a space between them.</summary>
    public static AdminMessage Of(params IEnumerable<AdminMessage> sentences)
    {
        var parts = sentences.ToArray<object?>();
        return new AdminMessage(string.Join(' ', parts.Index().Select(part => $"{{{part.Index}}}")), parts);
    }

    /// <summary>All the names with "and" between them.</summary>
    public static AdminMessage And(IEnumerable<string> names) => names
        .Select(name => new AdminMessage("{0}", name)).Aggregate((all, next) => new AdminMessage("{0} and {1}", all, next));

    /// <summary>All of them with commas between them.</summary>
    public static AdminMessage Listed(IEnumerable<AdminMessage> parts) =>
        parts.Aggregate((all, next) => new AdminMessage("{0}, {1}", all, next));

    /// <summary>In English.</summary>
    public override string ToString() =>
        Values.Count == 0 ? Text : string.Format(CultureInfo.InvariantCulture, Text, [.. Values]);
}
