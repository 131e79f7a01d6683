using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>
/// Prices for another currency, for a group of customers, or for both. The base price of everybody is the variant's own, so
/// that pages and quotes cannot differ: a book without a group in the base currency is refused.
/// </summary>
public sealed class PriceBook
{
    public const int CodeLength = 60;

    private readonly List<PriceBookPrice> _prices = [];

    private PriceBook()
    {
    }

    public string Code { get; private set; } = "";

    public Currency Currency { get; private set; }

    /// <summary>For whom; null for all who pay in the currency.</summary>
    public string? GroupCode { get; private set; }

    public int Version { get; private set; }

    /// <summary>Load them before changing any: the mapping includes them.</summary>
    public IReadOnlyList<PriceBookPrice> Prices => _prices;

    /// <exception cref="DomainException">A code is missing or too long, or the book would be everybody's base price.</exception>
    public static PriceBook Create(string code, Currency currency, string? groupCode)
    {
        if (currency == QuoteLines.Currency && groupCode is null) throw new DomainException("The base price is the variant's own.");
        return new PriceBook { Code = Checked(code), Currency = currency, GroupCode = groupCode is null ? null : Checked(groupCode) };
    }

    /// <summary>Sets the price of a SKU, or takes it out of the book with null.</summary>
    /// <exception cref="DomainException">A negative price, or another currency than the book's.</exception>
    public PriceBook Price(string sku, Money? price)
    {
        if (price is { } wrong && (wrong.Minor < 0 || wrong.Currency != Currency)) throw new DomainException($"{wrong} is no price for the book {Code}.");
        var row = _prices.Find(existing => existing.Sku == sku);
        if (price is null) _prices.RemoveAll(existing => existing.Sku == sku);
        else if (row is null) _prices.Add(PriceBookPrice.Of(Code, sku, price.Value.Minor));
        else row.Set(price.Value.Minor);
        Version++;
        return this;
    }

    private static string Checked(string code) =>
        PlainText.Clean(code) is { Length: > 0 and <= CodeLength } clean ? clean : throw new DomainException($"'{code}' is no code.");
}

/// <summary>What a SKU costs in a book, tax included.</summary>
public sealed class PriceBookPrice
{
    private PriceBookPrice()
    {
    }

    public string BookCode { get; private set; } = "";

    public string Sku { get; private set; } = "";

    public long PriceMinor { get; private set; }

    internal static PriceBookPrice Of(string bookCode, string sku, long priceMinor) => new() { BookCode = bookCode, Sku = sku, PriceMinor = priceMinor };

    internal void Set(long priceMinor) => PriceMinor = priceMinor;
}
