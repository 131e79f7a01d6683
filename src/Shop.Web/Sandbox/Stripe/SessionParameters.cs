using System.Text.Json.Nodes;
using Shop.Domain.Shared;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Reads and checks what a new checkout session is made of, but for its lines.</summary>
internal static class SessionParameters
{
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    // Either acted on or without effect on what the shop sees. Others would change amounts or states in ways that the
    // sandbox does not simulate, and are refused rather than passed over.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "allowed_payment_method_types", "billing_address_collection", "cancel_url", "client_reference_id", "currency", "custom_text",
        "customer_creation", "customer_email", "expand", "expires_at", "integration_identifier", "line_items", "locale", "metadata", "mode",
        "origin_context", "payment_intent_data", "payment_method_options", "payment_method_types", "phone_number_collection",
        "shipping_options", "submit_type", "success_url", "ui_mode",
    };

    public static void CheckNames(StripeForm form)
    {
        if (form.Names.FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
            throw StripeFault.Invalid(unknown, $"Received unknown parameter: {unknown}, or one that the sandbox does not simulate.", "parameter_unknown");
    }

    /// <summary>The session's fields that come straight from the request.</summary>
    public static JsonObject Read(StripeForm form, DateTimeOffset now) => new()
    {
        ["mode"] = form.OneOf("mode", "payment"),
        ["success_url"] = Url(form, "success_url", required: true),
        ["cancel_url"] = Url(form, "cancel_url", required: false),
        ["client_reference_id"] = form.Text("client_reference_id", longest: 200),
        ["customer_email"] = Email(form),
        ["locale"] = form.Text("locale", longest: 10),
        ["submit_type"] = form.Text("submit_type"),
        ["metadata"] = form.Metadata(),
        ["expires_at"] = ExpiresAt(form, now),
        ["payment_method_types"] = MethodTypes(form),
    };

    private static string? Url(StripeForm form, string name, bool required)
    {
        var url = required ? form.RequiredText(name) : form.Text(name);
        // Stripe fills this mark in; it is no part of a valid address before.
        var plain = url?.Replace("{CHECKOUT_SESSION_ID}", "", StringComparison.Ordinal);
        var valid = plain is null || (Uri.TryCreate(plain, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
        return valid ? url : throw StripeFault.Invalid(name, "Not a valid URL: an explicit scheme (such as https) must be provided.", "url_invalid");
    }

    private static string? Email(StripeForm form)
    {
        var email = form.Text("customer_email", longest: 800);
        return email is null || EmailAddress.IsOne(email)
            ? email
            : throw StripeFault.Invalid("customer_email", $"Invalid email address: {email}", "email_invalid");
    }

    private static long ExpiresAt(StripeForm form, DateTimeOffset now)
    {
        if (form.Integer("expires_at") is not { } asked) return (now + LongestLife).ToUnixTimeSeconds();
        if (asked < (now + ShortestLife).ToUnixTimeSeconds())
            throw StripeFault.Invalid("expires_at", "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.");
        return asked <= (now + LongestLife).ToUnixTimeSeconds()
            ? asked
            : throw StripeFault.Invalid("expires_at", "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.");
    }

    private static JsonArray MethodTypes(StripeForm form)
    {
        var asked = form.Texts("allowed_payment_method_types");
        if (asked.Count == 0) asked = form.Texts("payment_method_types");
        // Without a wish Stripe offers what the account has switched on; the sandbox's account has a delayed method too.
        if (asked.Count == 0) asked = ["card", "sepa_debit"];
        return asked.FirstOrDefault(type => type is not ("card" or "sepa_debit")) is { } unknown
            ? throw StripeFault.Invalid("payment_method_types", $"The sandbox takes card and sepa_debit, not {unknown}.")
            : new JsonArray([.. asked.Select(type => JsonValue.Create(type))]);
    }
}
