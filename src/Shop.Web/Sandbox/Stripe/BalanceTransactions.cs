using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>The account's balance: one entry for each charge, refund, dispute and what a dispute gives back, with Stripe's fee.</summary>
internal static class BalanceTransactions
{
    public const string Kind = "balance_transaction";

    // As Stripe's price list for European cards, and what it takes for a dispute (stripe.com/pricing).
    private const long FixedFee = 25;
    private const long FeeBasisPoints = 150;
    private const long DisputeFee = 2000;

    public static string OfCharge(SandboxTransaction records, JsonObject charge) =>
        Add(records, IsCard(charge)
            ? "charge"
            : "payment", "charge", charge, charge.Number("amount"), FixedFee + charge.Number("amount") * FeeBasisPoints / 10_000);

    public static string OfRefund(SandboxTransaction records, JsonObject refund) =>
        Add(records, IsCard(refund) ? "refund" : "payment_refund", "refund", refund, -refund.Number("amount"), fee: 0);

    public static string OfFailedRefund(SandboxTransaction records, JsonObject refund) =>
        Add(records, "refund_failure", "refund_failure", refund, refund.Number("amount"), fee: 0);

    public static string OfDispute(SandboxTransaction records, JsonObject dispute) =>
        Add(records, "adjustment", "dispute", dispute, -dispute.Number("amount"), DisputeFee);

    public static string OfWonDispute(SandboxTransaction records, JsonObject dispute) =>
        Add(records, "adjustment", "dispute_reversal", dispute, dispute.Number("amount"), fee: 0);

    // Charges and refunds of other methods than cards have other ids and other types of entries.
    private static bool IsCard(JsonObject source) => !source.Text("id").StartsWith("py", StringComparison.Ordinal);

    private static string Add(SandboxTransaction records, string type, string category, JsonObject source, long amount, long fee)
    {
        var id = StripeId.New("txn");
        var entry = new JsonObject
        {
            ["id"] = id, ["object"] = Kind, ["amount"] = amount, ["available_on"] = records.Now.ToUnixTimeSeconds(), ["balance_type"] =
                "payments",
            ["created"] = records.Now.ToUnixTimeSeconds(), ["currency"] = source.Text("currency"), ["description"] =
                null, ["exchange_rate"] = null,
            ["fee"] = fee, ["fee_details"] = Details(fee, source), ["net"] = amount - fee, ["reporting_category"] = category,
            ["source"] = source.Text("id"), ["status"] = "available", ["type"] = type,
        };
        records.Objects.Add(entry);
        return id;
    }

    private static JsonArray Details(long fee, JsonObject source) => fee == 0 ? [] :
    [
        new JsonObject
        {
            ["amount"] = fee, ["application"] = null, ["currency"] = source.Text("currency"), ["description"] =
                "Stripe processing fees", ["type"] = "stripe_fee",
        },
    ];
}
