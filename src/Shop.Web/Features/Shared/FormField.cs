namespace Shop.Web.Features.Shared;

/// <summary>A text field of a form.</summary>
/// <param name="Problem">What is wrong with the value; null when nothing is.</param>
/// <param name="Autocomplete">The token of the HTML standard by which browsers fill it in.</param>
public sealed record FormField(string Name, string Label, string? Value, string? Problem, string Autocomplete)
{
    public string Type { get; init; } = "text";

    public bool IsRequired { get; init; } = true;

    public required int MaxLength { get; init; }
}
