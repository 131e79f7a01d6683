using Shop.Domain.Shared;

namespace Shop.Web.Features.Checkout;

/// <summary>What the checkout says of each way to pay, as keys of the texts.</summary>
public static class CheckoutTexts
{
    public static string NameOf(PaymentMethod method) => method switch
    {
        PaymentMethod.Stripe => "Card and more",
        PaymentMethod.BankTransfer => "Bank transfer",
        _ => "Payment on pick-up",
    };

    public static string HintOf(PaymentMethod method) => method switch
    {
        PaymentMethod.Stripe => "You pay on Stripe's secure page.",
        PaymentMethod.BankTransfer => "You get the account and the reference with your order. We send it when the money has arrived.",
        _ => "In cash or by card, together with pick-up in the shop.",
    };
}
