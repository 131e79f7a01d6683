using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>All that the merchant says of a way of sending.</summary>
public sealed record ShippingTerms
{
    /// <summary>By culture; shown to shoppers, and frozen in orders.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>ISO codes, at least one.</summary>
    public required IReadOnlyList<string> Countries { get; init; }

    /// <summary>Tax included. With steps: of a parcel below the first one.</summary>
    public required Money Price { get; init; }

    public ShippingSteps Steps { get; init; } = ShippingSteps.None;

    /// <summary>Goods from this amount on, after the discount, travel free; null when none do.</summary>
    public Money? FreeFrom { get; init; }

    public required int MaxWeightGrams { get; init; }

    /// <summary>Larger goods are not sent this way.</summary>
    public ParcelSize MaxSize { get; init; } = ParcelSize.Bulky;

    /// <summary>Working days; 0 and 0 when nothing is said of it.</summary>
    public (int Min, int Max) Days { get; init; }

    /// <summary>Only these postcodes are reached; all when there are none.</summary>
    public IReadOnlyList<PostcodeRange> Postcodes { get; init; } = [];

    /// <summary>
    /// Where it is picked up, with the opening hours, by culture; null for a way on which a parcel is sent.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Pickup { get; init; }

    /// <summary>Smaller comes first; the first that a parcel may go by is proposed.</summary>
    public int Position { get; init; }

    public bool IsActive { get; init; } = true;
}
