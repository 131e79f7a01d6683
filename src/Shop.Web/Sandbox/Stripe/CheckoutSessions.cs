using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Checkout sessions: made, ended, found.</summary>
public sealed class CheckoutSessions(SandboxStore store, StripeEvents events, SandboxOptions options, TimeProvider clock)
{
    private const string Kind = "checkout.session";
    private const long Least = 50;
    private const long Most = 99_999_999;
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public JsonObject Create(StripeForm form)
    {
        if (form.Required("mode") != "payment") throw StripeErrorException.Invalid("The sandbox knows mode=payment only.", "mode");
        var now = clock.GetUtcNow();
        var lines = Lines(form).ToList();
        if (lines.Count == 0) throw StripeErrorException.Invalid("You must provide at least one line item.", "line_items", "parameter_missing");
        var total = lines.Sum(line => (long)line["amount_total"]!);
        if (total is < Least or > Most) throw StripeErrorException.Invalid($"The total must lie between {Least} and {Most}.", "line_items", total < Least ? "amount_too_small" : "amount_too_large");
        var session = StripeObjects.New(Kind, "cs_test_", now);
        Fill(session, form, now);
        session["amount_total"] = total;
        session["amount_subtotal"] = total;
        session["currency"] = (string)lines[0]["currency"]!;
        session["sandbox_lines"] = new JsonArray([.. lines]);
        session["sandbox_intent_metadata"] = form.Map("payment_intent_data[metadata]");
        store.Save(Kind, session);
        return session;
    }

    public JsonObject Get(string id) => store.Find(Kind, id) ?? throw StripeErrorException.Missing("checkout.session", id);

    public IReadOnlyList<JsonObject> List() => store.List(Kind);

    /// <summary>Ends an open session; any other is refused, as Stripe does.</summary>
    public JsonObject Expire(string id)
    {
        var session = Get(id);
        if ((string?)session["status"] != "open")
            throw StripeErrorException.Invalid($"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of `{session["status"]}`.");
        session["status"] = "expired";
        session["url"] = null;
        store.Save(Kind, session);
        events.Happened("checkout.session.expired", session);
        return session;
    }

    /// <summary>What the API shows: without the sandbox's own notes.</summary>
    public static JsonObject Shown(JsonObject session)
    {
        var shown = session.DeepClone().AsObject();
        foreach (var note in shown.Select(field => field.Key).Where(name => name.StartsWith("sandbox_", StringComparison.Ordinal)).ToList()) shown.Remove(note);
        return shown;
    }

    private void Fill(JsonObject session, StripeForm form, DateTimeOffset now)
    {
        session["client_reference_id"] = form.Text("client_reference_id");
        session["customer_email"] = form.Text("customer_email");
        session["locale"] = form.Text("locale");
        session["metadata"] = form.Map("metadata");
        session["mode"] = "payment";
        session["status"] = "open";
        session["payment_status"] = "unpaid";
        session["payment_intent"] = null;
        session["success_url"] = form.Required("success_url");
        session["cancel_url"] = form.Text("cancel_url");
        session["expires_at"] = ExpiresAt(form, now);
        session["url"] = $"{options.PublicUrl}/sandbox/stripe/pay/{(string)session["id"]!}";
    }

    private static long ExpiresAt(StripeForm form, DateTimeOffset now)
    {
        if (form.Text("expires_at") is null) return (now + Longest).ToUnixTimeSeconds();
        var at = form.Whole("expires_at");
        // A second of grace: the caller's clock and ours read the same instant a moment apart.
        var isInRange = at >= (now + Shortest).ToUnixTimeSeconds() - 1 && at <= (now + Longest).ToUnixTimeSeconds() + 1;
        return isInRange ? at : throw StripeErrorException.Invalid("The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.", "expires_at");
    }

    private static IEnumerable<JsonObject> Lines(StripeForm form)
    {
        for (var index = 0; form.HasAny($"line_items[{index}]"); index++)
        {
            var price = $"line_items[{index}][price_data]";
            var unit = form.Whole($"{price}[unit_amount]");
            var quantity = form.Whole($"line_items[{index}][quantity]");
            yield return new JsonObject
            {
                ["id"] = StripeObjects.NewId("li_"), ["object"] = "item", ["description"] = form.Required($"{price}[product_data][name]"),
                ["quantity"] = quantity, ["currency"] = form.Required($"{price}[currency]"), ["amount_total"] = checked(unit * quantity),
                ["amount_subtotal"] = checked(unit * quantity), ["amount_discount"] = 0, ["amount_tax"] = 0,
            };
        }
    }
}
