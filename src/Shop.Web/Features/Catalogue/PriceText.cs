using System.Globalization;
using Shop.Domain.Search;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Catalogue;

/// <summary>Ranges of prices in addresses: "10-25", "100-", in units of the shop's currency; or the two fields of a form.</summary>
public static class PriceText
{
    /// <summary>Null when no range is there, or none that can be read.</summary>
    public static PriceRange? Read(IQueryCollection query, Currency currency)
    {
        if (query["price"].ToString().Split('-') is [var low, var high]) return Range(low, high, currency);
        return Range(query["from"].ToString(), query["to"].ToString(), currency);
    }

    public static string Spell(PriceRange range, Currency currency) =>
        $"{Units(range.FromMinor, currency)}-{(range.ToMinor is { } to ? Units(to, currency) : "")}";

    /// <summary>As it stands in a form's field; empty for no bound.</summary>
    public static string Field(long? minor, Currency currency) => minor is null or 0 ? "" : Units(minor.Value, currency);

    private static PriceRange? Range(string low, string high, Currency currency)
    {
        var (from, to) = (Minor(low, currency), Minor(high, currency));
        if (from is null && to is null) return null;
        return from > to ? new PriceRange(to.Value, from) : new PriceRange(from ?? 0, to);
    }

    private static long? Minor(string typed, Currency currency)
    {
        if (typed.Trim(' ') == "0") return 0;
        return AmountText.TryParse(typed, currency, out var amount) ? amount.Minor : null;
    }

    private static string Units(long minor, Currency currency)
    {
        var text = minor.ToString(CultureInfo.InvariantCulture).PadLeft(currency.Exponent + 1, '0');
        var point = text.Length - currency.Exponent;
        return text[point..].All(digit => digit == '0') ? text[..point] : $"{text[..point]}.{text[point..]}";
    }
}
