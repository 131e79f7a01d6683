using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.KeyProtection;

/// <summary>
/// Looks through the cookies' keys in the database at the start: those that lie there in the clear, or are encrypted with what
/// is being exchanged, are encrypted anew; one that nothing opens stops the start, since everybody would be signed out.
/// </summary>
public sealed class StoredKeys(
    ShopDbContext db, KeyProtectionSettings protection, IOptions<KeyManagementOptions> options, IServiceProvider services,
        TimeProvider clock)
{
    private static readonly XNamespace Space = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName Secret = Space + "encryptedSecret";
    private static readonly XName IsSecret = Space + "requiresEncryption";
    private const string Decryptor = "decryptorType";

    /// <exception cref="StartRefusedException">A key that is still in use is encrypted with what the settings do not name.</exception>
    public async Task EncryptAsync(CancellationToken cancellationToken)
    {
        var keys = await db.Set<DataProtectionKey>().OrderBy(key => key.Id).ToListAsync(cancellationToken);
        foreach (var key in keys)
        {
            var element = XElement.Parse(key.Xml);
            if (IsCurrent(element)) continue;
            if (Opened(element) is { } opened && options.Value.XmlEncryptor is { } encryptor)
                key.Replace(Closed(opened, encryptor).ToString(SaveOptions.DisableFormatting));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private bool IsCurrent(XElement key)
    {
        var secrets = key.Descendants(Secret).ToList();
        if (secrets.Count == 0) return !protection.IsOn;
        return secrets.TrueForAll(secret => protection.Certificate is { } certificate
            ? secret.Descendants().Any(part => part.Name.LocalName == "X509Certificate" && IsSame(part.Value, certificate.RawData))
            : protection.KeyFile is { } file && secret.Descendants()
                .Any(part => part.Attribute(KeyFileXmlEncryptor.NameOfFile)?.Value == file.Name));
    }

    private static bool IsSame(string base64, byte[] raw) => Convert.TryFromBase64String(base64.Trim(), new byte[base64.Length], out _)
        && Convert.FromBase64String(base64.Trim()).AsSpan().SequenceEqual(raw);

    // With its secrets in the clear; null for an expired one that nothing opens any more.
    private XElement? Opened(XElement key)
    {
        try
        {
            foreach (var secret in key.Descendants(Secret).ToList())
            {
                var plain = DecryptorOf(secret).Decrypt(new XElement(secret.Elements().Single()));
                plain.SetAttributeValue(IsSecret, true);
                secret.ReplaceWith(plain);
            }

            return key;
        }
        catch (Exception error) when (error is CryptographicException or FormatException or System.Xml.XmlException)
        {
            return IsExpired(key) ? null : throw Refusal();
        }
    }

    private IXmlDecryptor DecryptorOf(XElement secret) =>
        ((string?)secret.Attribute(Decryptor))?.Contains(nameof(KeyFileXmlDecryptor), StringComparison.Ordinal) == true
        ? new KeyFileXmlDecryptor(services)
        : new EncryptedXmlDecryptor(services);

    private static XElement Closed(XElement key, IXmlEncryptor encryptor)
    {
        foreach (var plain in key.DescendantsAndSelf().Where(part => (bool?)part.Attribute(IsSecret) == true).ToList())
        {
            var info = encryptor.Encrypt(new XElement(plain));
            plain.ReplaceWith(
                new XElement(Secret, new XAttribute(Decryptor, info.DecryptorType.AssemblyQualifiedName!), info.EncryptedElement));
        }

        return key;
    }

    private bool IsExpired(XElement key) => (DateTimeOffset?)key.Element("expirationDate") < clock.GetUtcNow();

    private StartRefusedException Refusal() => StartRefusedException.Because("DataProtection", protection.IsOn
        ? "names neither the certificate nor the key file that the keys in the database are encrypted with: "
            + "name the one they were made with in DataProtection:OldCertificate or DataProtection:OldKeyFile."
        : "is empty, but the keys in the database are encrypted: "
            + "name their certificate in DataProtection:Certificate, or their key file in DataProtection:KeyFile.");
}
