namespace Shop.Web.Features.Checkout;

/// <summary>A text field of the checkout.</summary>
/// <param name="Problem">What is wrong with the value; null when nothing is.</param>
/// <param name="Autocomplete">The token of the HTML standard by which browsers fill it in.</param>
public sealed record CheckoutField(string Name, string Label, string? Value, string? Problem, string Autocomplete)
{
    public string Type { get; init; } = "text";

    public bool IsRequired { get; init; } = true;

    public required int MaxLength { get; init; }
}
