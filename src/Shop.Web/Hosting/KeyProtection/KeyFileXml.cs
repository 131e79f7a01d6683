using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.KeyProtection;

/// <summary>Encrypts the cookies' keys by a key file, for ASP.NET's Data Protection.</summary>
public sealed class KeyFileXmlEncryptor(KeyFile file) : IXmlEncryptor
{
    internal const string ElementName = "encryptedByKeyFile";
    internal const string NameOfFile = "keyFile";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var text = file.Encrypt(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        return new EncryptedXmlInfo(new XElement(ElementName, new XAttribute(NameOfFile, file.Name), text), typeof(KeyFileXmlDecryptor));
    }
}

/// <summary>Opens what a key file that the settings name has encrypted. Data Protection makes it by its name.</summary>
public sealed class KeyFileXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <exception cref="CryptographicException">None of the files is the right one.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var name = encryptedElement.Attribute(KeyFileXmlEncryptor.NameOfFile)?.Value;
        var file = services.GetRequiredService<KeyProtectionSettings>().KeyFiles.FirstOrDefault(file => file.Name == name)
            ?? throw new CryptographicException("The key file that this was encrypted with is not named.");
        return XElement.Parse(Encoding.UTF8.GetString(file.Decrypt(encryptedElement.Value)));
    }
}
