using System.Text.Json;
using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>
/// One day's money three ways: what the shop says it took, what Stripe says, and what the invoices say. Differences are
/// listed object by object, so that equal sums of two errors hide nothing.
/// </summary>
public sealed class LedgerComparison
{
    private LedgerComparison()
    {
    }

    /// <summary>The day in the shop's time zone.</summary>
    public DateOnly Day { get; private set; }

    public DateTimeOffset ComparedAt { get; private set; }

    public Currency Currency { get; private set; }

    public long ShopMinor { get; private set; }

    public long StripeMinor { get; private set; }

    /// <summary>Invoices of the orders that were paid with Stripe that day.</summary>
    public long InvoicedMinor { get; private set; }

    public long ShopRefundedMinor { get; private set; }

    public long StripeRefundedMinor { get; private set; }

    public long CreditedMinor { get; private set; }

    /// <summary>What disputes withdrew from the balance that day, less what they gave back.</summary>
    public long DisputedMinor { get; private set; }

    /// <summary>What Stripe kept as fees that day, those of disputes included.</summary>
    public long FeesMinor { get; private set; }

    /// <summary>What the account took in other currencies that day, one text for each: business that is not this shop's.</summary>
    public string OtherCurrenciesJson { get; private set; } = "[]";

    public IReadOnlyList<string> OtherCurrencies => JsonSerializer.Deserialize<IReadOnlyList<string>>(OtherCurrenciesJson)!;

    public int DifferenceCount { get; private set; }

    public string DifferencesJson { get; private set; } = "[]";

    public IReadOnlyList<string> Differences => JsonSerializer.Deserialize<IReadOnlyList<string>>(DifferencesJson)!;

    public static LedgerComparison Of(DateOnly day, LedgerSums sums, IReadOnlyList<string> differences, DateTimeOffset now) => new()
    {
        Day = day, ComparedAt = now, Currency = sums.Currency, ShopMinor = sums.Shop, StripeMinor = sums.Stripe, InvoicedMinor =
            sums.Invoiced,
        ShopRefundedMinor = sums.ShopRefunded, StripeRefundedMinor = sums.StripeRefunded, CreditedMinor = sums.Credited,
        DisputedMinor = sums.Account.Disputed, FeesMinor = sums.Account.Fees, OtherCurrenciesJson =
            JsonSerializer.Serialize(sums.Account.OtherCurrencies),
        DifferenceCount = differences.Count, DifferencesJson = JsonSerializer.Serialize(differences),
    };
}

/// <summary>The sums of one day, in minor units; the refunds are those of the day's payments, whenever they were made.</summary>
public sealed record LedgerSums(
    Currency Currency, long Shop, long Stripe, long Invoiced, long ShopRefunded, long StripeRefunded, long Credited, AccountSums Account);

/// <summary>What else happened in Stripe's account on the day: disputes and fees in minor units, other currencies as texts.</summary>
public sealed record AccountSums(long Disputed, long Fees, IReadOnlyList<string> OtherCurrencies);
