using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Shop.Web.Hosting.Settings;

/// <summary>Reads the files that the cookies' keys are encrypted with; one that cannot serve refuses the start.</summary>
internal static class KeyProtectionSection
{
    public const string CertificateKey = "DataProtection:Certificate";
    public const string KeyFileKey = "DataProtection:KeyFile";
    private const string OldCertificateKey = "DataProtection:OldCertificate";
    private const string OldKeyFileKey = "DataProtection:OldKeyFile";

    public static KeyProtectionSettings Read(SettingValues values, string contentRoot)
    {
        if (values.IsSet(CertificateKey) && values.IsSet(KeyFileKey))
            throw StartRefusedException.Because(KeyFileKey,
                $"and {CertificateKey} are both set: choose one, and name the other in {OldCertificateKey} or {OldKeyFileKey}.");
        return new KeyProtectionSettings
        {
            Certificate = Load(values, CertificateKey, contentRoot, path => Certificate(path, values.Text($"{CertificateKey}Password"))),
            OldCertificate =
                Load(values, OldCertificateKey, contentRoot, path => Certificate(path, values.Text($"{OldCertificateKey}Password"))),
            KeyFile = Load(values, KeyFileKey, contentRoot, KeyFile.Read),
            OldKeyFile = Load(values, OldKeyFileKey, contentRoot, KeyFile.Read),
        };
    }

    private static T? Load<T>(SettingValues values, string key, string contentRoot, Func<string, T> load) where T : class
    {
        if (values.Text(key) is not { } name) return null;
        var path = Path.GetFullPath(name, contentRoot);
        try
        {
            return load(path);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or CryptographicException or FormatException or ArgumentException)
        {
            throw StartRefusedException.Because(key, $"cannot be used ({path}): {error.Message}");
        }
    }

    // PKCS #12, or one PEM file with the certificate and its key.
    private static X509Certificate2 Certificate(string path, string? password)
    {
        var certificate = IsPem(path) ? FromPem(path, password) : X509CertificateLoader.LoadPkcs12FromFile(path, password);
        using var key = certificate.GetRSAPrivateKey();
        return key is not null
            ? certificate
            : throw new CryptographicException(certificate.HasPrivateKey ? "its key is not an RSA key" : "it has no private key");
    }

    private static X509Certificate2 FromPem(string path, string? password) => password is null
        ? X509Certificate2.CreateFromPemFile(path)
        : X509Certificate2.CreateFromEncryptedPemFile(path, password);

    private static bool IsPem(string path)
    {
        using var reader = new StreamReader(path);
        return reader.ReadLine()?.StartsWith("-----BEGIN", StringComparison.Ordinal) == true;
    }
}
