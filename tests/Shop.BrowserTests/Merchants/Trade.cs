using Shop.TestKit;

namespace Shop.BrowserTests.Merchants;

/// <summary>What a merchant sells, and where.</summary>
internal sealed record Trade(string Shop, string Seller, string Address, string Country, string Currency, string Preset)
{
    public required string Category { get; init; }

    public required string Product { get; init; }

    public required string Price { get; init; }

    public required string Shipping { get; init; }

    /// <summary>In percent; null where rates come with the shop and need a tick only.</summary>
    public string? TaxRate { get; init; }

    public required CheckoutFields Buyer { get; init; }
}
