using Shop.Domain.Shared;

namespace Shop.Web.Features.Checkout;

/// <summary>The ways to pay that a checkout form is judged by.</summary>
/// <param name="Methods">Those that are offered; the first is proposed.</param>
/// <param name="PickupCodes">The ways of sending that are pick-up in the shop.</param>
public sealed record PaymentOffer(IReadOnlyList<PaymentMethod> Methods, IReadOnlyList<string> PickupCodes)
{
    /// <summary>What is wrong with what the form chose, as the key of a text; null when nothing is.</summary>
    public string? ProblemOf(CheckoutForm form)
    {
        if (Methods.Count == 0) return "There is no way to pay this order. Change the order, or write to us.";
        if (PaymentMethods.Parse(form.Payment) is not { } chosen || !Methods.Contains(chosen)) return "Choose how you pay.";
        return chosen == PaymentMethod.OnPickup && !PickupCodes.Contains(form.Shipping ?? "")
            ? "You can pay on pick-up only what you pick up. Choose pick-up in the shop, or another way to pay."
            : null;
    }
}
