using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>The payment methods of the sandbox's account: cards in all currencies, and what Stripe has for euro only.</summary>
internal static class MethodTypes
{
    public const string Card = "card";
    public const string BankDebit = "sepa_debit";

    /// <summary>A voucher: the buyer gets a number and pays with it at a bank, or does not.</summary>
    public const string Voucher = "multibanco";

    private static readonly string[] Euro = [Card, BankDebit, Voucher];

    /// <summary>
    /// What the buyer may choose from. Without a wish Stripe offers what the account has switched on and the currency allows.
    /// </summary>
    public static JsonArray Of(StripeForm form, string currency)
    {
        string[] offered = currency == "eur" ? Euro : [Card];
        var asked = form.Has("allowed_payment_method_types")
            ? form.Texts("allowed_payment_method_types")
            : form.Texts("payment_method_types");
        return asked.Count == 0
            ? ArrayOf(offered)
            : ArrayOf(asked.FirstOrDefault(type => !offered.Contains(type)) is { } unfit ? throw Unfit(form, unfit, currency) : asked);
    }

    public static JsonArray Asked(StripeForm form) => ArrayOf(form.Texts("allowed_payment_method_types"));

    private static JsonArray ArrayOf(IEnumerable<string> types) => new([.. types.Select(type => JsonValue.Create(type))]);

    private static StripeFault Unfit(StripeForm form, string type, string currency)
    {
        var name = form.Has("allowed_payment_method_types") ? "allowed_payment_method_types" : "payment_method_types";
        return Euro.Contains(type)
            ? StripeFault.Invalid(name, $"The payment method `{type}` cannot be used with the currency `{currency}`.")
            : StripeFault.Invalid(name, $"The sandbox takes {string.Join(", ", Euro)}, not {type}.");
    }
}
