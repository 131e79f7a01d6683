namespace Shop.Domain.Shared;

/// <summary>The currency that the shop keeps its books in and in which variants have their own prices: from the settings.</summary>
/// <param name="now">Says which it is now: the merchant may change it until something has a price.</param>
public sealed class BaseCurrency(Func<Currency> now)
{
    /// <summary>One that stays what it is.</summary>
    public BaseCurrency(Currency value) : this(() => value)
    {
    }

    public Currency Value => now();
}
