using static Shop.Web.Sandbox.Stripe.ParameterRule;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>
/// The parameters of each route that the sandbox acts on, or that change nothing that the shop can see. All others are refused.
/// </summary>
internal static class Parameters
{
    // Stripe's list of languages for its payment page.
    private static readonly string[] Locales =
    [
        "auto", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "et", "fi", "fil", "fr", "fr-CA", "hi-IN", "hr", "hu", "id",
            "it", "ja", "ko", "lt", "lv", "ms", "mt",
        "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sv", "th", "tr", "vi", "zh", "zh-HK", "zh-TW",
    ];

    private static readonly (string, ParameterRule)[] Expandable = [("expand", List(Text))];

    private static readonly FieldsRule Price = Fields(("currency", Text), ("unit_amount", Whole), ("product_data", Fields(("name", Text))));

    private static readonly FieldsRule ShippingRate = Fields(
        ("display_name", Text), ("type", Word("fixed_amount")), ("fixed_amount", Fields(("amount", Whole), ("currency", Text))));

    private static readonly (string, ParameterRule)[] OfPages =
    [
        ("created", Either(Whole, Fields(("gt", Whole), ("gte", Whole), ("lt", Whole), ("lte", Whole)))), ("limit", Whole),
        ("starting_after", Text), ("ending_before", Text), .. Expandable,
    ];

    private static readonly string[] Texts =
    [
        "access_activity_log", "billing_address", "cancellation_policy_disclosure", "cancellation_rebuttal", "customer_email_address",
            "customer_name",
        "customer_purchase_ip", "duplicate_charge_explanation", "duplicate_charge_id", "product_description", "refund_policy_disclosure",
        "refund_refusal_explanation", "service_date", "shipping_address", "shipping_carrier", "shipping_date", "shipping_tracking_number",
            "uncategorized_text",
    ];

    public static FieldsRule NewSession { get; } = Fields(
    [
        ("allowed_payment_method_types", List(Text)), ("billing_address_collection", Word("auto", "required")), ("cancel_url", Text),
        ("client_reference_id", Text), ("currency", Text), ("customer_creation", Word("if_required")), ("customer_email", Text),
            ("expires_at", Whole),
        ("line_items", List(Fields(("price", Text), ("price_data", Price), ("quantity", Whole)))), ("locale", Word(Locales)),
            ("metadata", Metadata),
        ("mode", Word("payment")), ("origin_context", Word("web", "mobile_app")),
        ("payment_intent_data",
            Fields(("description", Text), ("metadata", Metadata), ("capture_method", Word("automatic", "automatic_async")))),
        ("payment_method_types", List(Text)), ("shipping_options", List(Fields(("shipping_rate_data", ShippingRate)))),
        ("submit_type", Word("auto", "book", "donate", "pay")), ("success_url", Text), ("ui_mode", Word("hosted_page")), .. Expandable,
    ]);

    public static FieldsRule CancelIntent { get; } =
        Fields([("cancellation_reason", Word("duplicate", "fraudulent", "requested_by_customer", "abandoned")), .. Expandable]);

    public static FieldsRule NewRefund { get; } = Fields(
    [
        ("amount", Whole), ("charge", Text), ("payment_intent", Text), ("metadata", Metadata), ("instructions_email", Text),
        ("reason", Word("duplicate", "fraudulent", "requested_by_customer")), .. Expandable,
    ]);

    public static FieldsRule Dispute { get; } = Fields(
        [("evidence", Fields([.. Texts.Select(name => (name, Text))])), ("submit", Flag), ("metadata", Metadata), .. Expandable]);

    /// <summary>Of routes that take an id and nothing else.</summary>
    public static FieldsRule Only { get; } = Fields(Expandable);

    /// <summary>A list and what it can be narrowed by.</summary>
    public static FieldsRule Page(params (string Name, ParameterRule Rule)[] filters) => Fields([.. OfPages, .. filters]);

    /// <summary>A list that belongs to one object, without times.</summary>
    public static FieldsRule PartPage { get; } = Fields([.. OfPages.Skip(1)]);
}
