using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Shop.TestKit;

/// <summary>A certificate of one test, signed by itself, as files for a server.</summary>
public sealed class TestCertificate : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shop-certificate-").FullName;

    /// <param name="host">Whose it is.</param>
    /// <param name="endsAt">It is valid until then; a day from now when not given.</param>
    public TestCertificate(string host, DateTimeOffset? endsAt = null)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (System.Net.IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var until = endsAt ?? DateTimeOffset.UtcNow.AddDays(1);
        using var certificate = request.CreateSelfSigned(until.AddDays(-30), until);
        Thumbprint = certificate.Thumbprint;
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }

    public string Thumbprint { get; }

    public string CertificateFile => Path.Combine(_folder, "certificate.pem");

    public string KeyFile => Path.Combine(_folder, "key.pem");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
