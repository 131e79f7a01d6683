using System.Security.Cryptography.X509Certificates;

namespace Shop.Web.Hosting.Settings;

/// <summary>What the cookies' keys in the database are encrypted with: a certificate, a key file, or nothing.</summary>
public sealed record KeyProtectionSettings
{
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Only opens what was encrypted before the exchange.</summary>
    public X509Certificate2? OldCertificate { get; init; }

    public KeyFile? KeyFile { get; init; }

    public KeyFile? OldKeyFile { get; init; }

    public bool IsOn => Certificate is not null || KeyFile is not null;

    public IReadOnlyList<X509Certificate2> Certificates => [.. new[] { Certificate, OldCertificate }.OfType<X509Certificate2>()];

    public IReadOnlyList<KeyFile> KeyFiles => [.. new[] { KeyFile, OldKeyFile }.OfType<KeyFile>()];
}
