using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>
/// The shipping options of a new session. The first is the one chosen, as on Stripe's page until the customer changes it.
/// </summary>
internal static class SessionShipping
{
    /// <summary>The chosen option's amount in minor units, 0 without options; fills in the session's fields.</summary>
    public static long Apply(StripeForm form, JsonObject session, string currency)
    {
        var options = form.Items("shipping_options").Select(option => Read(option, currency)).ToList();
        if (options.Count == 0) return 0;
        var chosen = options[0].Number("shipping_amount");
        session["shipping_cost"] = new JsonObject
        {
            ["amount_subtotal"] = chosen, ["amount_tax"] = 0, ["amount_total"] = chosen, ["shipping_rate"] = options[0]
                .Text("shipping_rate"),
        };
        session["shipping_options"] = new JsonArray([.. options]);
        session["total_details"]!["amount_shipping"] = chosen;
        return chosen;
    }

    private static JsonObject Read(StripeForm option, string currency)
    {
        if (!option.Has("shipping_rate_data")) throw StripeFault.Missing(option.PathOf("shipping_rate_data"));
        var rate = option.Child("shipping_rate_data");
        rate.RequiredText("display_name", longest: 100);
        var amount = rate.Child("fixed_amount");
        if (LineItems.CurrencyIn(amount) != currency)
            throw StripeFault.Invalid(amount.PathOf("currency"), "Shipping must have the currency of the line items.");
        var minor = amount.RequiredInteger("amount");
        return minor is >= 0 and <= 99_999_999
            ? new JsonObject { ["shipping_amount"] = minor, ["shipping_rate"] = StripeId.New("shr") }
            : throw StripeFault.Invalid(amount.PathOf("amount"), "Invalid integer: must be between 0 and 99999999.");
    }
}
