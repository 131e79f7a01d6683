using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

public sealed partial class Variant
{
    /// <summary>Nothing is to change until somebody changes it.</summary>
    public static readonly DateTimeOffset Never = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());

    private readonly List<PriceChange> _priceChanges = [];

    /// <summary>The regular price, tax included, in minor units of <see cref="Currency"/>.</summary>
    public long PriceMinor { get; private set; }

    public Currency Currency { get; private set; }

    /// <summary>The price of the sale that runs, is to come, or ran last; null when there is none.</summary>
    public long? SaleMinor { get; private set; }

    public DateTimeOffset? SaleFrom { get; private set; }

    /// <summary>The first instant at which the regular price holds again; null for a sale without an end.</summary>
    public DateTimeOffset? SaleUntil { get; private set; }

    /// <summary>What was applied when the history was last brought up to date; lists sort by it. Pages ask <see cref="PriceAt"/>.</summary>
    public long AppliedMinor { get; private set; }

    /// <summary>Since when; 1970 for a row from before there was a history.</summary>
    public DateTimeOffset AppliedSince { get; private set; }

    /// <summary>When the applied price changes next by itself; <see cref="Never"/> mostly.</summary>
    public DateTimeOffset PriceDueAt { get; private set; }

    /// <summary>The regular price.</summary>
    public Money Price => new(PriceMinor, Currency);

    /// <summary>Changes to be added to the history; those of the past are not loaded.</summary>
    internal IReadOnlyList<PriceChange> PriceChanges => _priceChanges;

    internal long ListedMinor => ListedAt(AppliedSince, AppliedMinor, PriceMinor);

    private bool HasHistory => AppliedSince > DateTimeOffset.UnixEpoch;

    /// <summary>
    /// The price that lists sort by, of a variant's own columns: what was applied last, or the regular one where there is no history yet.
    /// </summary>
    internal static long ListedAt(DateTimeOffset appliedSince, long appliedMinor, long priceMinor) =>
        appliedSince > DateTimeOffset.UnixEpoch ? appliedMinor : priceMinor;

    /// <summary>What a buyer pays for one at that instant, tax included, before coupons.</summary>
    public Money PriceAt(DateTimeOffset instant) => IsOnSaleAt(instant) ? new(SaleMinor!.Value, Currency) : Price;

    public bool IsOnSaleAt(DateTimeOffset instant) =>
        SaleMinor is not null && SaleFrom <= instant && (SaleUntil is null || instant < SaleUntil);

    internal void Reprice(Money price, DateTimeOffset now)
    {
        FollowPriceBefore(now);
        SetPrice(price);
        FollowPrice(now);
    }

    internal void PutOnSale(Sale sale, DateTimeOffset now)
    {
        if (sale.Price.Minor < 0) throw new DomainException($"{Sku} cannot have the negative sale price {sale.Price}.");
        if (sale.Price.Currency != Currency) throw new DomainException($"{Sku} is sold in {Currency}.");
        FollowPriceBefore(now);
        var from = StartOf(sale, now);
        if (sale.Until <= from) throw new DomainException($"A sale of {Sku} must end after it began.");
        (SaleMinor, SaleFrom, SaleUntil) = (sale.Price.Minor, from, sale.Until);
        FollowPrice(now);
    }

    internal void EndSale(DateTimeOffset now)
    {
        FollowPriceBefore(now);
        (SaleMinor, SaleFrom, SaleUntil) = (null, null, null);
        FollowPrice(now);
    }

    internal void RestoreSale(Sale sale, DateTimeOffset now)
    {
        FollowPriceBefore(now);
        (SaleMinor, SaleFrom, SaleUntil) = (sale.Price.Minor, sale.From, sale.Until);
        FollowPrice(now);
    }

    /// <summary>Writes down what was applied up to now, with the sale's own instants, however late this is called.</summary>
    internal void FollowPrice(DateTimeOffset now)
    {
        foreach (var at in new[] { SaleFrom, SaleUntil }.OfType<DateTimeOffset>().Where(at => HasHistory && at > AppliedSince && at <= now))
            Apply(at);
        Apply(now);
        PriceDueAt = new[] { SaleFrom, SaleUntil }.OfType<DateTimeOffset>().Where(at => at > now).DefaultIfEmpty(Never).Min();
        Version++;
    }

    // What is about to change must have been written down; a variant from before there was a history has nothing yet.
    private void FollowPriceBefore(DateTimeOffset now) => FollowPrice(now.AddMilliseconds(-1));

    private void SetPrice(Money price)
    {
        if (price.Minor < 0) throw new DomainException($"{Sku} cannot have the negative price {price}.");
        (PriceMinor, Currency) = (price.Minor, price.Currency);
    }

    // The same price again continues the sale that runs; otherwise nobody was offered the price before it was entered.
    private DateTimeOffset StartOf(Sale sale, DateTimeOffset now)
    {
        if (sale.From > now) return sale.From;
        return IsOnSaleAt(now) && SaleMinor == sale.Price.Minor ? SaleFrom!.Value : now;
    }

    private void Apply(DateTimeOffset instant)
    {
        var price = PriceAt(instant).Minor;
        if (HasHistory && price == AppliedMinor) return;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
        // A price that is replaced before it was stored was seen by nobody; a clock that steps back must not mend the past.
        if (HasHistory && at <= AppliedSince)
            at = _priceChanges.RemoveAll(change => change.At == AppliedSince) > 0 ? AppliedSince : AppliedSince.AddMilliseconds(1);
        _priceChanges.Add(PriceChange.Of(Sku, at, price));
        (AppliedMinor, AppliedSince) = (price, at);
    }
}

/// <summary>A price for a time. Without an end it lasts until somebody ends it.</summary>
public sealed record Sale(Money Price, DateTimeOffset From, DateTimeOffset? Until = null);
