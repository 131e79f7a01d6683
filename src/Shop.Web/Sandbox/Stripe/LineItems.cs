using System.Globalization;
using System.Text.Json.Nodes;
using Shop.Domain.Shared;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Reads the line items of a new session; all of them share one currency.</summary>
internal sealed class LineItems(Fixtures fixtures)
{
    private const int Max = 100;

    public IReadOnlyList<JsonObject> Read(StripeForm form, DateTimeOffset now)
    {
        var sent = form.Items("line_items");
        if (sent.Count == 0) throw StripeFault.Missing("line_items");
        if (sent.Count > Max) throw StripeFault.Invalid("line_items", $"A Checkout Session can have at most {Max} line items.");
        var items = sent.Select(item => ReadOne(item, now)).ToList();
        var currencies = items.Select(item => item.Text("currency")).Distinct().Count();
        return currencies == 1 ? items : throw StripeFault.Invalid("line_items", "All line items must have the same currency.");
    }

    /// <summary>The currency of an amount that was sent, in lower case as Stripe shows it.</summary>
    public static string CurrencyIn(StripeForm form)
    {
        var currency = form.RequiredText("currency");
        return Currency.Codes.Contains(currency.ToUpperInvariant())
            ? currency.ToLowerInvariant()
            : throw StripeFault.Invalid(form.PathOf("currency"), $"Invalid currency: {currency}.");
    }

    private JsonObject ReadOne(StripeForm form, DateTimeOffset now)
    {
        if (form.Has("price")) throw StripeFault.Invalid(form.PathOf("price"), "The sandbox has no price objects: send price_data.");
        if (!form.Has("price_data")) throw StripeFault.Missing(form.PathOf("price_data"));
        var quantity = form.RequiredInteger("quantity");
        if (quantity is < 1 or > 999_999) throw StripeFault.Invalid(form.PathOf("quantity"), "Quantity must be between 1 and 999999.");
        var price = form.Child("price_data");
        var unit = price.RequiredInteger("unit_amount");
        if (unit is < 0 or > 99_999_999)
            throw StripeFault.Invalid(price.PathOf("unit_amount"), "Invalid integer: must be between 0 and 99999999.");
        return Item(price.Child("product_data").RequiredText("name", longest: 250), CurrencyIn(price), unit, quantity, now);
    }

    private JsonObject Item(string name, string currency, long unit, long quantity, DateTimeOffset now)
    {
        var item = fixtures.New("item", StripeId.New("li"), now);
        item.Set(new JsonObject
        {
            ["description"] = name, ["currency"] = currency, ["quantity"] = quantity,
            ["amount_subtotal"] = unit * quantity, ["amount_total"] = unit * quantity,
        });
        item["price"]!.AsObject().Set(new JsonObject
        {
            ["id"] = StripeId.New("price"), ["product"] = StripeId.New("prod", 14), ["created"] = now.ToUnixTimeSeconds(),
            ["currency"] = currency, ["unit_amount"] = unit, ["unit_amount_decimal"] = unit.ToString(CultureInfo.InvariantCulture),
        });
        return item;
    }
}
