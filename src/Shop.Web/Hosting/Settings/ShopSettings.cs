using System.Net;
using Shop.Domain.Checkout;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;

namespace Shop.Web.Hosting.Settings;

/// <summary>What this process does: everything, the pages alone, or the background work alone.</summary>
public enum ShopRole
{
    All,
    Web,
    Jobs,
}

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

/// <summary>The shop itself. Checked before the start; never changes while the process lives.</summary>
public sealed record ShopSettings
{
    public required string Name { get; init; }

    /// <summary>Scheme, host and port that all absolute links are built from; never the Host header (R73).</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Absolute path of the one folder that the shop writes to.</summary>
    public required string DataPath { get; init; }

    public required ShopRole Role { get; init; }

    /// <summary>For display, invoice dates and the validity of coupons; instants are stored in UTC.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>What its books are kept in, and what variants have their own prices in.</summary>
    public required Currency Currency { get; init; }

    /// <summary>
    /// The codes of the languages that its pages are in, as the merchant names them; checked when all modules have registered theirs.
    /// </summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required bool DemoData { get; init; }

    /// <summary>Seconds between two looks at payments that are still open at Stripe.</summary>
    public required int ReconcileSeconds { get; init; }

    /// <summary>
    /// Seconds between two renewals of a lease; seven times as long, and the work of a process that died is done by another.
    /// </summary>
    public required int LeaseSeconds { get; init; }

    /// <summary>Pictures that imports name may lie anywhere, in the shop's own network too.</summary>
    public required bool ImportsPrivateAddresses { get; init; }

    /// <summary>Who may tell us the client's address and scheme (X-Forwarded-For, X-Forwarded-Proto).</summary>
    public required IReadOnlyList<IPNetwork> TrustedProxies { get; init; }

    /// <summary>When set: distributed cache and invalidation across processes.</summary>
    public string? Redis { get; init; }

    /// <summary>"https://shop.example", without a slash at the end.</summary>
    public string PublicOrigin => PublicUrl.GetLeftPart(UriPartial.Authority);

    /// <summary>The absolute address of a path that begins with a slash.</summary>
    public string Absolute(string path) => PublicOrigin + path;
}

public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString);

/// <summary>Who sells: printed on invoices, mails and the legal pages. <see cref="Country"/> is an ISO 3166 code.</summary>
public sealed record SellerSettings
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Address { get; init; }

    public required string Country { get; init; }

    public string? VatId { get; init; }

    public string? Register { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }
}

/// <summary>How Stripe is reached. Several webhook secrets while one is being exchanged; a webhook may match any.</summary>
public sealed record StripeSettings(string SecretKey, IReadOnlyList<string> WebhookSecrets, string ApiBase, bool LiveMode)
{
    /// <summary>
    /// The origin of Stripe's payment pages on a domain of the merchant's own ("https://pay.example.com"); null without one.
    /// </summary>
    public string? PaymentPageOrigin { get; init; }

    public const string OwnApiBase = "https://api.stripe.com";

    /// <summary>For a command of a shop that has no key yet.</summary>
    public static readonly StripeSettings NotSet = new("", [], OwnApiBase, LiveMode: false);

    public bool IsSet => SecretKey.Length > 0;
}

/// <summary>Where mails go. Without a host they go to the sandbox's mailbox.</summary>
public sealed record SmtpSettings
{
    public string? Host { get; init; }

    public required int Port { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public required SmtpSecurity Security { get; init; }

    /// <summary>The sender, as "shop@example.com" or "Shop &lt;shop@example.com&gt;".</summary>
    public required string From { get; init; }
}

/// <summary>Which parts of the sandbox this process stands in for. Development only.</summary>
/// <param name="Enabled">The sandbox's pages are there.</param>
/// <param name="TakesPayments">Stripe's calls go to the sandbox inside this process.</param>
/// <param name="TakesMail">Mails go to the sandbox's mailbox.</param>
public sealed record SandboxSettings(bool Enabled, bool TakesPayments, bool TakesMail)
{
    public const string SecretKey = "sk_test_sandbox";

    public const string ApiPath = "/sandbox/stripe";

    public const string MailboxPath = "/sandbox/mail";
}

/// <summary>All settings, as read and checked at the start.</summary>
public sealed record StartSettings
{
    public required ShopSettings Shop { get; init; }

    public required DatabaseSettings Database { get; init; }

    public required CheckoutLimits Checkout { get; init; }

    public required CompletionTerms Completion { get; init; }

    public required SellerSettings Seller { get; init; }

    public required StripeSettings Stripe { get; init; }

    public required SmtpSettings Smtp { get; init; }

    public required SandboxSettings Sandbox { get; init; }

    public required BackupSettings Backup { get; init; }

    public required KeyProtectionSettings KeyProtection { get; init; }
}
