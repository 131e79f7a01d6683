using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>How the buyer gets it; only <see cref="Shipped"/> needs a parcel. Stored as a number.</summary>
public enum FulfilmentKind
{
    Shipped = 0,
    Download = 1,
    Access = 2,
}

public static class FulfilmentKinds
{
    /// <summary>It is sent: it needs an address, a way of sending, and stock.</summary>
    public static bool NeedsParcel(this FulfilmentKind kind) => kind == FulfilmentKind.Shipped;
}

/// <summary>How large a parcel it needs; a parcel is as large as the largest thing in it. Stored as a number, in order of size.</summary>
public enum ParcelSize
{
    Letter = 0,
    Parcel = 1,
    Bulky = 2,
}

/// <summary>What a variant's net amount counts. Stored as a number.</summary>
public enum NetUnit
{
    Gram = 0,
    Millilitre = 1,
}

/// <summary>
/// What the rest of the shop needs to know of a variant, in one language. <paramref name="ListPrice"/> is the price applied now, sale or
/// regular.
/// </summary>
public sealed record SellableVariant(
    string Sku, ProductId ProductId, string ProductName, string? OptionLabel, string Slug, string PictureCode,
    Money ListPrice, TaxClass TaxClass, int WeightGrams, FulfilmentKind FulfilmentKind, bool IsForSale,
    ShownPicture? Picture)
{
    public ParcelSize ParcelSize { get; init; } = ParcelSize.Parcel;

    /// <summary>Whether the right of withdrawal holds for it.</summary>
    public WithdrawalException WithdrawalException { get; init; }

    /// <summary>Product and option on one line, as carts and orders show it.</summary>
    public string Description => OptionLabel is null ? ProductName : $"{ProductName}, {OptionLabel}";
}
