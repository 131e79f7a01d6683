namespace Shop.Web.Hosting.Settings;

internal static class SandboxSection
{
    private const string EnabledKey = "Sandbox:Enabled";

    public static SandboxSettings Read(SettingValues values, IHostEnvironment environment)
    {
        var enabled = values.Switch(EnabledKey, environment.IsDevelopment());
        if (enabled && !environment.IsDevelopment())
            throw StartRefusedException.Because(EnabledKey,
                $"must not be true in {environment.EnvironmentName}: the sandbox takes orders without money.");
        var stripeIsElsewhere = values.IsSet(StripeSection.SecretKeyKey) || values.IsSet(StripeSection.ApiBaseKey);
        return new SandboxSettings(enabled, enabled && !stripeIsElsewhere, enabled && !values.IsSet(SmtpSection.HostKey));
    }
}
