using System.Globalization;
using Npgsql;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Admin.Settings;

/// <summary>A setting outside of the database: its key, what is in force, and where it comes from.</summary>
/// <param name="Value">Secrets are masked; null when it is not set.</param>
public sealed record InfrastructureRow(string Key, string? Value, string Origin);

/// <summary>What the shop runs on, for reading only: these settings are needed before there is a database to read others from.</summary>
public sealed class InfrastructureSettings(StartSettings settings, SettingOrigins origins)
{
    private static readonly string[] Kinds = ["sk_test_", "sk_live_", "rk_test_", "rk_live_", "whsec_"];

    public IReadOnlyList<InfrastructureRow> Read() =>
        [.. Shop().Concat(Stores()).Concat(Stripe()).Concat(Mail())
            .Select(each => new InfrastructureRow(each.Key, each.Value, origins.Of(each.Key)))];

    private IEnumerable<(string Key, string? Value)> Shop() =>
    [
        ("Shop:PublicUrl", settings.Shop.PublicOrigin), ("Shop:DataPath", settings.Shop.DataPath), ("Shop:Role", $"{settings.Shop.Role}"),
        ("Shop:TimeZone", settings.Shop.TimeZone.Id), ("Shop:DemoData", Text(settings.Shop.DemoData)),
        ("Shop:TrustedProxies", settings.Shop.TrustedProxies.Count == 0 ? null : string.Join(", ", settings.Shop.TrustedProxies)),
        ("Sandbox:Enabled", Text(settings.Sandbox.Enabled)), ("Import:PrivateAddresses", Text(settings.Shop.ImportsPrivateAddresses)),
        ("Jobs:ReconcileSeconds", Text(settings.Shop.ReconcileSeconds)), ("Jobs:LeaseSeconds", Text(settings.Shop.LeaseSeconds)),
        ("DataProtection:Certificate", settings.KeyProtection.Certificate?.Subject),
            ("DataProtection:KeyFile", settings.KeyProtection.KeyFile?.Name),
    ];

    private IEnumerable<(string Key, string? Value)> Stores() =>
    [
        ("Database:Provider", $"{settings.Database.Provider}"), ("ConnectionStrings:Shop", Database()),
        ("ConnectionStrings:Redis", settings.Shop.Redis is { } redis ? redis.Split(',')[0] : null),
    ];

    private IEnumerable<(string Key, string? Value)> Stripe() =>
    [
        (StripeSection.SecretKeyKey, Masked(settings.Stripe.SecretKey)),
        (StripeSection.WebhookSecretKey, string.Join(", ", settings.Stripe.WebhookSecrets.Select(Masked))),
        (StripeSection.ApiBaseKey, settings.Stripe.ApiBase), (StripeSection.PaymentPageOriginKey, settings.Stripe.PaymentPageOrigin),
    ];

    private IEnumerable<(string Key, string? Value)> Mail() =>
    [
        (SmtpSection.HostKey, settings.Smtp.Host), ("Smtp:Port", Text(settings.Smtp.Port)), ("Smtp:User", settings.Smtp.User),
        ("Smtp:Password", settings.Smtp.Password is { } password ? Masked(password) : null), ("Smtp:Security", $"{settings.Smtp.Security}"),
        ("Smtp:From", settings.Smtp.From),
    ];

    // Passwords go whole; of keys the kind is left, which tells a test key from a live one.
    private static string? Masked(string? secret) => secret is null ? null : $"{Kind(secret)}••••";

    private static string Kind(string secret) =>
        Kinds.FirstOrDefault(kind => secret.StartsWith(kind, StringComparison.Ordinal)) ?? "";

    private string Database()
    {
        if (settings.Database.Provider == DatabaseProvider.Sqlite) return settings.Database.ConnectionString;
        var connection = new NpgsqlConnectionStringBuilder(settings.Database.ConnectionString);
        return $"Host={connection.Host};Port={Text(connection.Port)};Database={connection.Database};Username={connection.Username};Password=••••";
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";
}
