using System.Text.Json;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>The details table in one cell: a line for each, "Origin: Uji, Japan"; as JSON where lines would not tell it.</summary>
internal static class DetailLines
{
    private const string Between = ": ";

    public static string Write(IReadOnlyList<DetailRow> details)
    {
        var areLines =
            details.All(detail => !detail.Label.Contains(Between, StringComparison.Ordinal) && !detail.Label.StartsWith('[')
            && !$"{detail.Label}{detail.Text}".Contains('\n', StringComparison.Ordinal));
        return areLines
            ? string.Join('\n', details.Select(detail => detail.Label + Between + detail.Text))
            : JsonSerializer.Serialize(details.Select(detail => new[] { detail.Label, detail.Text }));
    }

    /// <exception cref="DomainException">A line has no label and text.</exception>
    public static IReadOnlyList<DetailRow> Read(string text) =>
        text.Length == 0
            ? []
            : text.StartsWith('[')
            ? OfJson(text)
            : [.. text.Split('\n').Where(line => line.Trim().Length > 0).Select(OfLine)];

    private static DetailRow OfLine(string line) => line.Split(Between, 2) is [var label, var text]
        ? Detail(label, text)
        : throw new DomainException($"'{line}' is not a valid detail: write each on a line of its own, like Origin: Japan.");

    private static IReadOnlyList<DetailRow> OfJson(string text)
    {
        try
        {
            return [.. JsonSerializer.Deserialize<string[][]>(text)!.Select(pair => Detail(pair[0], pair[1]))];
        }
        catch (Exception error) when (error is JsonException or IndexOutOfRangeException or NullReferenceException)
        {
            throw new DomainException("The details are no list of labels and texts.");
        }
    }

    private static DetailRow Detail(string label, string text) => new(
        CatalogueRules.Required(label, "A detail's label", CatalogueRules.CodeLength),
            CatalogueRules.Required(text, "A detail's text", CatalogueRules.DetailLength));
}
