using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>What the price kernel knows of a line. Only what <paramref name="NeedsParcel"/> is sent.</summary>
public sealed record PricedItem(
    string Sku, ProductId ProductId, string Description, int Quantity, Money ListPrice, TaxClass TaxClass, int WeightGrams,
    bool NeedsParcel = true)
{
    public ParcelSize ParcelSize { get; init; } = ParcelSize.Parcel;

    /// <summary>Whether the right of withdrawal holds for it.</summary>
    public WithdrawalException WithdrawalException { get; init; }
}
