using System.Globalization;
using Shop.Domain.Carts;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Shared;

/// <summary>What a shopper typed as a quantity. Only plain digits count: no sign, no fraction, no digits of other scripts.</summary>
public static class Quantity
{
    /// <summary>True for <paramref name="least"/> to <see cref="CartLine.MaxQuantity"/>.</summary>
    public static bool TryParse(string? typed, int least, out int quantity) =>
        int.TryParse(PlainText.Clean(typed), NumberStyles.None, CultureInfo.InvariantCulture, out quantity)
        && quantity >= least && quantity <= CartLine.MaxQuantity;
}
