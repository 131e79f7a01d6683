namespace Shop.Web.Sandbox.Stripe;

/// <summary>Why a payment was refused, in Stripe's codes and in words for the customer.</summary>
internal sealed record Decline(string Code, string? DeclineCode, string Message)
{
    public static Decline Generic { get; } = new("card_declined", "generic_decline", "Your card was declined.");

    public static Decline InsufficientFunds { get; } = new("card_declined", "insufficient_funds", "Your card has insufficient funds.");

    public static Decline Expired { get; } = new("expired_card", "expired_card", "Your card has expired.");

    public static Decline WrongCvc { get; } = new("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.");

    public static Decline ProcessingError { get; } =
        new("processing_error", "processing_error", "An error occurred while processing your card. Try again in a little bit.");

    public static Decline NotATestCard { get; } = new("card_declined", "test_mode_live_card",
        "Your card was declined: this is a sandbox, and it knows Stripe's test cards only. Never enter a real card here.");

    public static Decline NotAuthenticated { get; } = new("payment_intent_authentication_failure", null,
        "We are unable to authenticate your payment method. Please choose a different payment method and try again.");

    /// <summary>The session does not offer that way to pay.</summary>
    public static Decline NotOffered { get; } =
        new("payment_method_not_available", null, "This payment method cannot be used for this payment.");

    public static Decline VoucherRanOut { get; } = new("payment_intent_payment_attempt_expired", null, "The voucher was not paid in time.");

    /// <summary>A bank transfer that was promised and did not come.</summary>
    public static Decline TransferFailed { get; } =
        new("payment_method_provider_decline", "generic_decline", "The bank did not carry out the payment.");
}

/// <summary>How one of Stripe's test cards behaves.</summary>
internal sealed record TestCard(string Number, string Brand, string Shown, bool Authenticates = false, Decline? Declined = null)
{
    /// <summary>The last digits of the card whose refunds the bank sends back.</summary>
    public const string RefundFailsLast4 = "5126";

    /// <summary>The last digits of the card whose refunds take their time.</summary>
    public const string RefundPendsLast4 = "7726";
}

/// <summary>The test cards that Stripe publishes, as far as the sandbox plays them.</summary>
internal static class TestCards
{
    public static IReadOnlyList<TestCard> All { get; } =
    [
        new("4242424242424242", "visa", "Pays"),
        new("5555555555554444", "mastercard", "Pays"),
        new("378282246310005", "amex", "Pays"),
        new("4000002500003155", "visa", "Asks to confirm (3-D Secure), then pays", Authenticates: true),
        new("4000002760003184", "visa", "Always asks to confirm (3-D Secure), then pays", Authenticates: true),
        new("4000008260003178", "visa", "Asks to confirm, then insufficient funds", Authenticates: true, Decline.InsufficientFunds),
        new("4000000000000002", "visa", "Declined", Declined: Decline.Generic),
        new("4000000000009995", "visa", "Insufficient funds", Declined: Decline.InsufficientFunds),
        new("4000000000000069", "visa", "Expired card", Declined: Decline.Expired),
        new("4000000000000127", "visa", "Wrong security code", Declined: Decline.WrongCvc),
        new("4000000000000259", "visa", "Pays, then disputes the charge as fraudulent"),
        new("4000000000002685", "visa", "Pays, then disputes the charge: not received"),
        new("4000000000001976", "visa", "Pays, then the bank inquires (may become a dispute)"),
        new("4000000000005126", "visa", "Pays; a refund comes back later"),
        new("4000000000007726", "visa", "Pays; a refund is pending first"),
        new("4000000000000119", "visa", "Processing error", Declined: Decline.ProcessingError),
    ];

    /// <summary>Any other number is refused as Stripe's test mode refuses real cards.</summary>
    public static TestCard Of(string number) =>
        All.FirstOrDefault(card => card.Number == number) ?? new TestCard(number, "unknown", "", Declined: Decline.NotATestCard);
}
