namespace Shop.Web.Hosting.Settings;

/// <summary>Reads and checks all settings before anything else happens.</summary>
public static class SettingsReader
{
    /// <exception cref="StartRefusedException">A setting is missing, unknown or contradicts another one.</exception>
    /// <param name="isCommand">
    /// For a command, which neither takes payments nor sends mails: Stripe's and the mail server's settings may be missing.
    /// </param>
    public static StartSettings Read(IConfiguration configuration, IHostEnvironment environment, bool isCommand = false)
    {
        var values = new SettingValues(configuration);
        var shop = ShopSection.Read(values, environment);
        var sandbox = SandboxSection.Read(values, environment);
        var settings = new StartSettings
        {
            Shop = shop,
            Database = DatabaseSection.Read(values, shop.DataPath),
            Checkout = CheckoutSection.Read(values),
            Completion = OrdersSection.Read(values),
            Seller = SellerSection.Read(values, shop.Name),
            Sandbox = sandbox,
            Smtp = SmtpSection.Read(values, shop, isNeeded: !sandbox.TakesMail && !isCommand),
            Stripe = StripeSection.Read(values, shop, sandbox, environment, isCommand),
            Backup = BackupSection.Read(values, shop, environment),
            KeyProtection = KeyProtectionSection.Read(values, environment.ContentRootPath),
        };
        DataFolder.Prepare(shop.DataPath);
        return settings.Stripe.WebhookSecrets.Count > 0 || !sandbox.Enabled
            ? settings
            : settings with { Stripe = WithKeptSecret(settings) };
    }

    // Only the sandbox comes without a webhook secret: the Stripe section refuses a secret key without one.
    private static StripeSettings WithKeptSecret(StartSettings settings) =>
        settings.Stripe with { WebhookSecrets = [SandboxWebhookSecret.Keep(settings.Shop.DataPath)] };
}
