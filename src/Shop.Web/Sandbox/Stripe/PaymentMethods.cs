using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>A card as the customer entered it, checked for its form only.</summary>
internal sealed record Card(string Number, int ExpiryMonth, int ExpiryYear);

/// <summary>Describes how a charge was paid, in the form of Stripe's <c>payment_method_details</c>.</summary>
internal static class PaymentMethods
{
    /// <summary>Who is paid by a voucher, and the number that says for what.</summary>
    public const string VoucherEntity = "11249";

    public const string VoucherReference = "123456789";

    public static JsonObject Of(Card card, long amount)
    {
        var brand = TestCards.Of(card.Number).Brand;
        return new JsonObject
        {
            ["type"] = "card",
            ["card"] = new JsonObject
            {
                ["amount_authorized"] = amount, ["authorization_code"] = "123456", ["brand"] = brand,
                ["checks"] = new JsonObject { ["address_line1_check"] = null, ["address_postal_code_check"] = null, ["cvc_check"] =
                    "pass" },
                ["country"] = "US", ["electronic_commerce_indicator"] = null, ["exp_month"] = card.ExpiryMonth, ["exp_year"] =
                    card.ExpiryYear,
                ["funding"] = "credit", ["installments"] = null, ["last4"] = card.Number[^4..], ["mandate"] = null, ["network"] = brand,
                ["network_transaction_id"] = null, ["regulated_status"] = "unregulated", ["three_d_secure"] =
                    null, ["transaction_link_id"] = null, ["wallet"] = null,
            },
        };
    }

    public static JsonObject BankDebit() => new()
    {
        ["type"] = "sepa_debit",
        ["sepa_debit"] = new JsonObject
        {
            ["bank_code"] = "37040044", ["branch_code"] = "", ["country"] = "DE", ["fingerprint"] = null, ["last4"] = "3000", ["mandate"] =
                StripeId.New("mandate"),
        },
    };

    public static JsonObject Voucher() => new()
    {
        ["type"] = MethodTypes.Voucher, [MethodTypes.Voucher] =
            new JsonObject { ["entity"] = VoucherEntity, ["reference"] = VoucherReference },
    };
}
