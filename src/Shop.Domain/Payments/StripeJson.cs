using System.Text.Json;
using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>How the shop reads a webhook's body: deeper than Stripe ever nests, and not without an end (R85).</summary>
public static class StripeJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    /// <exception cref="JsonException">No JSON, or nested too deep.</exception>
    public static JsonDocument Parse(string body) => JsonDocument.Parse(body, Options);

    /// <summary>The object's property of that name, of whatever kind; false when there is none.</summary>
    public static bool TryGet(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // Some other property's name holds half of a pair of surrogates.
            return false;
        }
    }

    /// <summary>
    /// The property's text; null when it is none. A lone surrogate or U+0000, which JSON can spell, is no text: the reader
    /// throws on the one, and the databases differ over the other.
    /// </summary>
    public static string? Text(JsonElement element, string name)
    {
        if (!TryGet(element, name, out var value) || value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString() is { } text && PlainText.IsText(text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
