namespace Shop.Domain.Catalogue;

/// <summary>
/// From this instant on the price was applied. Rows are added and never changed: the prior price that must stand beside a
/// reduction (Directive 98/6/EC, Art. 6a) is read from them.
/// </summary>
public sealed class PriceChange
{
    private PriceChange()
    {
    }

    public string Sku { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>What the buyer pays, tax included, in minor units of the variant's currency.</summary>
    public long PriceMinor { get; private set; }

    internal static PriceChange Of(string sku, DateTimeOffset at, long priceMinor) => new() { Sku = sku, At = at, PriceMinor = priceMinor };
}
