using System.Text;
using System.Text.Json.Nodes;
using Shop.Domain.Shared;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Reads and checks what a new checkout session is made of, but for its lines.</summary>
internal static class SessionParameters
{
    private static readonly TimeSpan MinLife = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan MaxLife = TimeSpan.FromHours(24);

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
        ["allowed_payment_method_types"] = form.Has("allowed_payment_method_types") ? MethodTypes.Asked(form) : null,
        ["billing_address_collection"] = form.Text("billing_address_collection"),
        ["origin_context"] = form.Text("origin_context"),
    };

    private static string? Url(StripeForm form, string name, bool required)
    {
        var url = required ? form.RequiredText(name) : form.Text(name);
        // Stripe fills this mark in; it is no part of a valid address before.
        var plain = url?.Replace("{CHECKOUT_SESSION_ID}", "", StringComparison.Ordinal);
        var valid = plain is null || (Uri.TryCreate(plain, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
        return valid
            ? url
            : throw StripeFault.Invalid(name, "Not a valid URL: an explicit scheme (such as https) must be provided.", "url_invalid");
    }

    private static string? Email(StripeForm form)
    {
        var email = form.Text("customer_email", longest: 800);
        return email is null || (Ascii.IsValid(email) && EmailAddress.Of(email).Equals(email, StringComparison.OrdinalIgnoreCase))
            ? email
            : throw StripeFault.Invalid("customer_email", $"Invalid email address: {email}", "email_invalid");
    }

    private static long ExpiresAt(StripeForm form, DateTimeOffset now)
    {
        if (form.Integer("expires_at") is not { } asked) return (now + MaxLife).ToUnixTimeSeconds();
        if (asked < (now + MinLife).ToUnixTimeSeconds())
            throw StripeFault.Invalid("expires_at",
                "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.");
        return asked <= (now + MaxLife).ToUnixTimeSeconds()
            ? asked
            : throw StripeFault.Invalid("expires_at",
                "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.");
    }
}
