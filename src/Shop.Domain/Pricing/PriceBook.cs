using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>
/// Prices for another currency, for a group of customers, or for both. The base price of everybody is the variant's own, so
/// that pages and quotes cannot differ: a book without a group in the base currency is refused. Prices of a group are not
/// announced to everybody, so they are no reductions and stay out of the price history (Directive 98/6/EC, Art. 6a).
/// </summary>
public sealed class PriceBook : IPublicContent
{
    public const int CodeLength = 60;
    public const int NameLength = 100;

    private readonly List<PriceBookPrice> _prices = [];

    private PriceBook()
    {
    }

    public string Code { get; private set; } = "";

    /// <summary>What staff and those who buy by it call it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The secret in the link that lets somebody buy by this book; null when there is no such link.</summary>
    public string? Invitation { get; private set; }

    public Currency Currency { get; private set; }

    /// <summary>For whom; null for all who pay in the currency.</summary>
    public string? GroupCode { get; private set; }

    public int Version { get; private set; }

    IEnumerable<string> IPublicContent.ChangeTags => GroupCode is null ? [] : [PricingTags.Group(GroupCode)];

    /// <summary>Those of a new book. A stored one may have very many: nobody loads them with it.</summary>
    public IReadOnlyList<PriceBookPrice> Prices => _prices;

    /// <exception cref="DomainException">A code is missing or too long, or the book would be everybody's base price.</exception>
    public static PriceBook Create(string code, Currency currency, string? groupCode, BaseCurrency baseCurrency)
    {
        if (currency == baseCurrency.Value && groupCode is null) throw new DomainException("The base price is the variant's own.");
        return new PriceBook { Code = Checked(code), Name = Checked(code), Currency = currency, GroupCode = groupCode is null
            ? null
            : Checked(groupCode) };
    }

    /// <summary>A book in the shop's currency for the group of those who were given its link.</summary>
    /// <exception cref="DomainException">The code or the name is missing or too long.</exception>
    public static PriceBook ForInvited(string code, string name, BaseCurrency baseCurrency) =>
        Create(code, baseCurrency.Value, code, baseCurrency).Rename(name).InviteAnew();

    /// <exception cref="DomainException">The name is missing or too long.</exception>
    public PriceBook Rename(string name)
    {
        Name = PlainText.Clean(name) is { Length: > 0 and <= NameLength } clean
            ? clean
            : throw new DomainException($"'{name}' is not a valid name.");
        Version++;
        return this;
    }

    /// <summary>Makes a new link. Who came by the old one pays everybody's prices from now on.</summary>
    public PriceBook InviteAnew()
    {
        Invitation = SecretToken.New();
        Version++;
        return this;
    }

    /// <summary>
    /// Sets the price of a SKU, or takes it out with null, in a new book; in a stored one <see cref="EditPriceBook"/> does.
    /// </summary>
    /// <exception cref="DomainException">A negative price, or another currency than the book's.</exception>
    public PriceBook Price(string sku, Money? price)
    {
        Version++;
        _prices.RemoveAll(existing => existing.Sku == sku);
        if (price is { } set) _prices.Add(RowOf(sku, set));
        return this;
    }

    /// <summary>A price of this book that is stored by itself: a book may have as many as the shop has SKUs.</summary>
    /// <exception cref="DomainException">A negative price, or another currency than the book's.</exception>
    internal PriceBookPrice RowOf(string sku, Money price) => price.Minor >= 0 && price.Currency == Currency
        ? PriceBookPrice.Of(this, sku, price.Minor)
        : throw new DomainException($"{price} is not a price for the book {Code}.");

    private static string Checked(string code) =>
        PlainText.Clean(code) is { Length: > 0 and <= CodeLength } clean
            ? clean
            : throw new DomainException($"'{code}' is not a valid code.");
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

    /// <summary>The book's version that set it: who saw an older one has not seen this price.</summary>
    public int SetInVersion { get; private set; }

    internal static PriceBookPrice Of(PriceBook book, string sku, long priceMinor) =>
        new() { BookCode = book.Code, Sku = sku, PriceMinor = priceMinor, SetInVersion = book.Version };
}
