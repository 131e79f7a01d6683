using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Data.Sqlite;
using Shop.Web.Hosting.Settings;
using Xunit;

namespace Shop.Web.Tests.Hosting;

public sealed class KeyProtectionTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("shop-keys-").FullName;
    private readonly string _files = Directory.CreateTempSubdirectory("shop-certificates-").FullName;
    private readonly CookieContainer _cookies = new();

    [Fact]
    public async Task Keys_that_lie_in_the_clear_are_encrypted_by_a_certificate_that_is_named_later_and_sessions_live_on()
    {
        await RunAsync([], SignInAsync);
        Assert.All(Keys(), key => Assert.Contains("<masterKey", key, StringComparison.Ordinal));
        await RunAsync([$"--DataProtection:Certificate={Certificate("one")}"], IsSignedInAsync);
        Assert.All(Keys(), key => Assert.DoesNotContain("<masterKey", key, StringComparison.Ordinal));
        Assert.All(Keys(), key => Assert.Contains("encryptedSecret", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_is_exchanged_by_naming_the_old_one_once_and_sessions_live_on()
    {
        var (one, two) = (Certificate("one"), Certificate("two", "its password"));
        await RunAsync([$"--DataProtection:Certificate={one}"], SignInAsync);
        string[] exchanged = [$"--DataProtection:Certificate={two}", "--DataProtection:CertificatePassword=its password"];
        await RunAsync([.. exchanged, $"--DataProtection:OldCertificate={one}"], IsSignedInAsync);
        await RunAsync(exchanged, IsSignedInAsync);
    }

    [Fact]
    public async Task A_key_file_takes_the_place_of_a_certificate_and_a_PEM_file_that_of_a_key_file()
    {
        var (one, file, pem) = (Certificate("one"), KeyFile("key"), Pem("pem"));
        await RunAsync([$"--DataProtection:Certificate={one}"], SignInAsync);
        await RunAsync([$"--DataProtection:KeyFile={file}", $"--DataProtection:OldCertificate={one}"], IsSignedInAsync);
        await RunAsync([$"--DataProtection:KeyFile={file}"], IsSignedInAsync);
        Assert.All(Keys(), key => Assert.DoesNotContain("<masterKey", key, StringComparison.Ordinal));
        await RunAsync([$"--DataProtection:Certificate={pem}", $"--DataProtection:OldKeyFile={file}"], IsSignedInAsync);
        await RunAsync([$"--DataProtection:Certificate={pem}"], IsSignedInAsync);
    }

    [Fact]
    public async Task Keys_that_nothing_named_opens_stop_the_start_in_one_line()
    {
        await RunAsync([$"--DataProtection:Certificate={Certificate("one")}"], SignInAsync);
        string[][] wrong = [[], [$"--DataProtection:Certificate={Certificate("two")}"], [$"--DataProtection:KeyFile={KeyFile("key")}"]];
        foreach (var settings in wrong)
        {
            var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => RunAsync(settings, _ => Task.CompletedTask));
            Assert.StartsWith("The shop does not start: DataProtection ", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refusal.Message);
        }
    }

    [Theory]
    [InlineData("Certificate", "missing.pfx")]
    [InlineData("Certificate", "garbage.pfx")]
    [InlineData("Certificate", "password.pfx")]
    [InlineData("Certificate", "public.pem")]
    [InlineData("Certificate", "elliptic.pfx")]
    [InlineData("Certificate", "")]
    [InlineData("OldCertificate", "missing.pfx")]
    [InlineData("KeyFile", "missing.key")]
    [InlineData("KeyFile", "short.key")]
    [InlineData("KeyFile", "garbage.pfx")]
    [InlineData("OldKeyFile", "short.key")]
    public async Task A_file_that_cannot_serve_stops_the_start_in_one_line_that_names_the_setting(string setting, string name)
    {
        await File.WriteAllTextAsync(Path.Combine(_files, "garbage.pfx"), "no certificate");
        await File.WriteAllTextAsync(Path.Combine(_files, "short.key"), Convert.ToBase64String(new byte[16]));
        Certificate("password", "its password");
        using (var pair = Pair()) await File.WriteAllTextAsync(Path.Combine(_files, "public.pem"), pair.ExportCertificatePem());
        using (var key = ECDsa.Create())
        using (var elliptic = new CertificateRequest("CN=shop", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddYears(1)))
            await File.WriteAllBytesAsync(Path.Combine(_files, "elliptic.pfx"), elliptic.Export(X509ContentType.Pfx));
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(
            () => RunAsync([$"--DataProtection:{setting}={Path.Combine(_files, name)}"], _ => Task.CompletedTask));
        Assert.StartsWith($"The shop does not start: DataProtection:{setting} ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    public void Dispose()
    {
        Directory.Delete(_data, recursive: true);
        Directory.Delete(_files, recursive: true);
    }

    private async Task RunAsync(string[] settings, Func<HttpClient, Task> work)
    {
        await using var shop = await LoneShop.StartAsync(_data, settings);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{new Uri(shop.Urls.Single()).Port}"),
        };
        await work(client);
        await shop.StopAsync();
    }

    private static async Task SignInAsync(HttpClient client)
    {
        using var form =
            new FormUrlEncodedContent(
            new Dictionary<string, string> { ["email"] = LoneShop.StaffEmail, ["password"] = LoneShop.StaffPassword });
        using var answer = await client.PostAsync("/admin/sign-in", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task IsSignedInAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/admin/orders");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private List<string> Keys()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "shop.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Xml\" FROM persistence_data_protection_key";
        using var reader = command.ExecuteReader();
        var keys = new List<string>();
        while (reader.Read()) keys.Add(reader.GetString(0));
        Assert.NotEmpty(keys);
        return keys;
    }

    private static X509Certificate2 Pair()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=shop", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
    }

    private string Certificate(string name, string? password = null)
    {
        var path = Path.Combine(_files, $"{name}.pfx");
        using var pair = Pair();
        File.WriteAllBytes(path, pair.Export(X509ContentType.Pfx, password));
        return path;
    }

    private string Pem(string name)
    {
        var path = Path.Combine(_files, $"{name}.pem");
        using var pair = Pair();
        using var key = pair.GetRSAPrivateKey()!;
        File.WriteAllText(path, $"{pair.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return path;
    }

    private string KeyFile(string name)
    {
        var path = Path.Combine(_files, $"{name}.key");
        File.WriteAllText(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n");
        return path;
    }
}
