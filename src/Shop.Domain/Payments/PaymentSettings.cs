using Shop.Domain.Settings;
using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>
/// Which ways to pay the merchant offers, where, for what totals, and what a transfer needs. Amounts are in the shop's currency.
/// </summary>
public sealed partial record PaymentSettings : ISettings
{
    public const string Key = "payments";
    public const int HolderLength = 70;
    public const int MaxDays = 90;

    public bool Stripe { get; init; } = true;

    /// <summary>ISO codes; none for everywhere. So are the two below.</summary>
    public IReadOnlyList<string> StripeCountries { get; init; } = [];

    /// <summary>The smallest total in minor units; null for any. So are all below.</summary>
    public long? StripeMin { get; init; }

    public long? StripeMax { get; init; }

    public bool BankTransfer { get; init; }

    public IReadOnlyList<string> BankTransferCountries { get; init; } = [];

    public long? BankTransferMin { get; init; }

    public long? BankTransferMax { get; init; }

    /// <summary>Whose account it is, as the bank knows it.</summary>
    public string? AccountHolder { get; init; }

    /// <summary>Without spaces.</summary>
    public string? Iban { get; init; }

    public string? Bic { get; init; }

    /// <summary>Days until the goods of an unpaid order are given back.</summary>
    public int ReleaseAfterDays { get; init; } = 7;

    /// <summary>Days until the buyer is reminded, once; 0 for never.</summary>
    public int RemindAfterDays { get; init; } = 3;

    public bool OnPickup { get; init; }

    public IReadOnlyList<string> OnPickupCountries { get; init; } = [];

    public long? OnPickupMin { get; init; }

    public long? OnPickupMax { get; init; }

    /// <summary>Days that goods wait at the counter for who pays there.</summary>
    public int PickupDays { get; init; } = 7;

    /// <summary>What the merchant says of one way to pay.</summary>
    public PaymentTerms Of(PaymentMethod method) => method switch
    {
        PaymentMethod.Stripe => new(Stripe, StripeCountries, StripeMin, StripeMax),
        PaymentMethod.BankTransfer => new(BankTransfer, BankTransferCountries, BankTransferMin, BankTransferMax),
        _ => new(OnPickup, OnPickupCountries, OnPickupMin, OnPickupMax),
    };

    /// <summary>Only Stripe is offered: there is nothing to choose.</summary>
    public bool IsStripeAlone() => Stripe && !BankTransfer && !OnPickup;

    /// <summary>For how long the goods of an order are held that is paid that way.</summary>
    public TimeSpan HoldFor(PaymentMethod method) =>
        TimeSpan.FromDays(method == PaymentMethod.OnPickup ? PickupDays : ReleaseAfterDays);
}

/// <summary>Whether a way to pay is offered, in which countries (none: all), and from and up to which total in minor units.</summary>
public sealed record PaymentTerms(bool IsOn, IReadOnlyList<string> Countries, long? MinMinor, long? MaxMinor)
{
    /// <summary>
    /// Whether it is offered there for that total. Limits are in the shop's currency: with one, other currencies are not taken.
    /// </summary>
    public bool Takes(Money total, string country, Currency own) =>
        IsOn && (Countries.Count == 0 || Countries.Contains(country))
        && ((MinMinor is null && MaxMinor is null)
            || (total.Currency == own && total.Minor >= (MinMinor ?? 0) && total.Minor <= (MaxMinor ?? long.MaxValue)));
}
