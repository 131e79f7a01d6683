using System.Text.Json;

namespace Shop.Domain.Payments;

/// <summary>How the shop reads a webhook's body: deeper than Stripe ever nests, and not without an end (R85).</summary>
public static class StripeJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    /// <exception cref="JsonException">No JSON, or nested too deep.</exception>
    public static JsonDocument Parse(string body) => JsonDocument.Parse(body, Options);
}
