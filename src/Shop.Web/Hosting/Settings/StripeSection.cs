namespace Shop.Web.Hosting.Settings;

public static class StripeSection
{
    public const string SecretKeyKey = "Stripe:SecretKey";
    public const string WebhookSecretKey = "Stripe:WebhookSecret";
    public const string ApiBaseKey = "Stripe:ApiBase";
    public const string TestOrdersKey = "Stripe:TestOrders";
    public const string PaymentPageOriginKey = "Stripe:PaymentPageOrigin";

    public static StripeSettings Read(SettingValues values, ShopSettings shop, SandboxSettings sandbox, IHostEnvironment environment,
        bool isCommand)
    {
        if (isCommand && !values.IsSet(SecretKeyKey) && !sandbox.Enabled) return StripeSettings.NotSet;
        var key = Key(values, sandbox, environment);
        var live = key.StartsWith("sk_live_", StringComparison.Ordinal) || key.StartsWith("rk_live_", StringComparison.Ordinal);
        var secrets = values.List(WebhookSecretKey);
        if (secrets.Count == 0 && values.IsSet(SecretKeyKey))
            throw StartRefusedException.Because(WebhookSecretKey, "is empty: anybody could report orders as paid.");
        if (live && environment.IsDevelopment())
            throw StartRefusedException.Because(SecretKeyKey, "is a live key, but this is Development.");
        // R40. Said so, a closed shop may try its orders out; it is not opened with such a key (TestKeyInProduction).
        if (!live && environment.IsProduction() && !values.Switch(TestOrdersKey, otherwise: false))
            throw StartRefusedException.Because(SecretKeyKey, "is a test key, but this is Production.");
        return new StripeSettings(key, secrets, Base(values, shop, sandbox, live), live) { PaymentPageOrigin = PaymentPage(values) };
    }

    private static string? PaymentPage(SettingValues values)
    {
        if (values.Address(PaymentPageOriginKey) is not { } address) return null;
        if (address.Scheme != Uri.UriSchemeHttps || address.AbsolutePath != "/")
            throw StartRefusedException.Because(PaymentPageOriginKey,
                $"must be an https origin without a path, such as https://pay.example.com, not '{address}'.");
        return address.GetLeftPart(UriPartial.Authority);
    }

    private static string Key(SettingValues values, SandboxSettings sandbox, IHostEnvironment environment)
    {
        if (values.Text(SecretKeyKey) is { } key) return Known(key);
        if (sandbox.Enabled) return SandboxSettings.SecretKey;
        throw StartRefusedException.Because(SecretKeyKey, environment.IsDevelopment()
            ? "is missing, and Sandbox:Enabled is false."
            : $"is missing: {environment.EnvironmentName} takes payments through Stripe only.");
    }

    private static string Known(string key)
    {
        string[] beginnings = ["sk_test_", "sk_live_", "rk_test_", "rk_live_"];
        return beginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal))
            ? key
            : throw StartRefusedException.Because(SecretKeyKey,
                "is not a valid secret key of Stripe: it must begin with sk_test_, sk_live_, rk_test_ or rk_live_.");
    }

    private static string Base(SettingValues values, ShopSettings shop, SandboxSettings sandbox, bool live)
    {
        if (sandbox.TakesPayments) return shop.Absolute(SandboxSettings.ApiPath);
        var address = values.Address(ApiBaseKey)?.ToString().TrimEnd('/') ?? StripeSettings.OwnApiBase;
        return live && address != StripeSettings.OwnApiBase
            ? throw StartRefusedException.Because(ApiBaseKey, "is not Stripe's own address, but Stripe:SecretKey is a live key.")
            : address;
    }
}
