using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>A card as the customer entered it, checked for its form only.</summary>
internal sealed record Card(string Number, int ExpiryMonth, int ExpiryYear);

/// <summary>Describes how a charge was paid, in the form of Stripe's <c>payment_method_details</c>.</summary>
internal static class PaymentMethods
{
    public static JsonObject Of(Card card) => new()
    {
        ["type"] = "card",
        ["card"] = new JsonObject
        {
            ["brand"] = TestCards.Of(card.Number).Brand, ["checks"] = new JsonObject { ["cvc_check"] = "pass" }, ["country"] = "US",
            ["exp_month"] = card.ExpiryMonth, ["exp_year"] = card.ExpiryYear, ["funding"] = "credit", ["last4"] = card.Number[^4..],
            ["network"] = TestCards.Of(card.Number).Brand, ["three_d_secure"] = null, ["wallet"] = null,
        },
    };

    public static JsonObject BankDebit() => new()
    {
        ["type"] = "sepa_debit",
        ["sepa_debit"] = new JsonObject { ["bank_code"] = "37040044", ["country"] = "DE", ["last4"] = "3000", ["mandate"] = StripeId.New("mandate") },
    };
}
