using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Shop.Jobs.Mail;
using Shop.TestKit;

namespace Shop.Jobs.Tests;

/// <summary>Whether the password and the mail go over the wire in clear text, to a real SMTP server.</summary>
public sealed class MailSecurityTests : IDisposable
{
    private const string Host = "127.0.0.1";
    private const string Secret = "s3cret-of-the-shop";
    private readonly TestCertificate _certificate = new(Host);

    [MailServerFact]
    public async Task A_server_without_encryption_gets_neither_password_nor_mail_and_the_reason_says_what_to_do()
    {
        await using var server = await StartAsync(new MailServerSettings { User = "shop", Password = Secret });
        var problem = await Assert.ThrowsAsync<MailServerException>(() => SendAsync(server, SmtpSecurity.Required));
        Assert.Contains("offers no encryption (STARTTLS), and Smtp:Security is required", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
        Assert.DoesNotContain(Secret, problem.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.SignedIn);
        Assert.Empty(server.Mails);
    }

    [MailServerTheory]
    [InlineData(SmtpSecurity.Auto)]
    [InlineData(SmtpSecurity.None)]
    public async Task Whoever_says_so_sends_the_password_in_clear_text(SmtpSecurity security)
    {
        await using var server = await StartAsync(new MailServerSettings { User = "shop", Password = Secret });
        await SendAsync(server, security);
        Assert.Equal([$"clear shop {Secret}"], server.SignedIn);
        Assert.Single(server.Mails);
    }

    [MailServerTheory]
    [InlineData(SmtpSecurity.Required)]
    [InlineData(SmtpSecurity.Auto)]
    public async Task A_server_that_offers_encryption_gets_the_password_encrypted(SmtpSecurity security)
    {
        await using var server = await StartAsync(new MailServerSettings { User = "shop", Password = Secret, StartTls = _certificate });
        await SendAsync(server, security, trusts: true);
        Assert.Equal([$"encrypted shop {Secret}"], server.SignedIn);
        Assert.Single(server.Mails);
    }

    [MailServerTheory]
    [InlineData(SmtpSecurity.Required)]
    [InlineData(SmtpSecurity.Auto)]
    public async Task A_certificate_that_nobody_vouches_for_gets_neither_password_nor_mail(SmtpSecurity security)
    {
        await using var server = await StartAsync(new MailServerSettings { User = "shop", Password = Secret, StartTls = _certificate });
        var problem = await Assert.ThrowsAsync<MailServerException>(() => SendAsync(server, security));
        Assert.Contains("certificate is not valid", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
        Assert.True(problem.Message.Length < 700, problem.Message);
        Assert.Empty(server.SignedIn);
        Assert.Empty(server.Mails);
    }

    [MailServerFact]
    public async Task A_wrong_password_is_a_plain_reason_without_the_password()
    {
        await using var server = await StartAsync(new MailServerSettings { User = "shop", Password = "another", StartTls = _certificate });
        var problem = await Assert.ThrowsAsync<MailServerException>(() => SendAsync(server, SmtpSecurity.Required, trusts: true));
        Assert.Equal($"The mail server {Host}:{server.Port} refuses Smtp:User and Smtp:Password.", problem.Message);
        Assert.DoesNotContain(Secret, problem.ToString(), StringComparison.Ordinal);
    }

    [MailServerFact]
    public async Task A_server_that_speaks_TLS_alone_is_never_spoken_to_in_clear_text_where_encryption_is_required()
    {
        await using var server = await StartAsync(new MailServerSettings { User = "shop", Password = Secret, Tls = _certificate });
        await Assert.ThrowsAsync<MailServerException>(() => SendAsync(server, SmtpSecurity.Required, trusts: true));
        Assert.Empty(server.SignedIn);
    }

    [Theory]
    [InlineData(SmtpSecurity.Required, 465, SecureSocketOptions.SslOnConnect)]
    [InlineData(SmtpSecurity.Auto, 465, SecureSocketOptions.SslOnConnect)]
    [InlineData(SmtpSecurity.None, 465, SecureSocketOptions.None)]
    [InlineData(SmtpSecurity.Required, 587, SecureSocketOptions.StartTls)]
    public void Encryption_comes_first_on_its_own_port_and_by_STARTTLS_on_others(SmtpSecurity security, int port,
        SecureSocketOptions expected) =>
        Assert.Equal(expected, SmtpEmailSender.EncryptionOf(new SmtpOptions(Host, port, "shop", Secret, security)));

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_a_plain_reason()
    {
        await using var server = new MailServer();
        var problem = await Assert.ThrowsAsync<MailServerException>(() => SendAsync(server, SmtpSecurity.Required));
        Assert.StartsWith($"The mail server {Host}:{server.Port} cannot be used now: ", problem.Message, StringComparison.Ordinal);
    }

    [MailServerFact]
    public async Task A_mail_that_somebody_else_sends_meanwhile_is_not_handed_over()
    {
        await using var server = await StartAsync(new MailServerSettings());
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            SendAsync(server, SmtpSecurity.Auto, confirm: _ => throw new InvalidOperationException("lost")));
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        Assert.Empty(server.Mails);
    }

    public void Dispose() => _certificate.Dispose();

    private static async Task<MailServer> StartAsync(MailServerSettings settings)
    {
        var server = new MailServer(settings);
        await server.StartAsync();
        return server;
    }

    private async Task SendAsync(MailServer server, SmtpSecurity security, bool trusts = false, Func<CancellationToken, Task>? confirm =
        null)
    {
        var options = new SmtpOptions(Host, server.Port, "shop", Secret, security);
        if (confirm is not null) options = options with { User = null, Password = null };
        using var message = new MimeMessage { Subject = "Hello", Body = new TextPart("plain") { Text = "Hello" } };
        message.From.Add(new MailboxAddress("Shop", "shop@shop.example"));
        message.To.Add(new MailboxAddress("Ana", "ana@shop.example"));
        await new Sender(options, trusts ? _certificate.Thumbprint : null)
            .SendAsync(message, confirm ?? (_ => Task.CompletedTask), default);
    }

    private sealed class Sender(SmtpOptions options, string? trusted) : SmtpEmailSender(options)
    {
        protected override SmtpClient NewClient()
        {
            var client = base.NewClient();
            if (trusted is not null)
                client.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == trusted;
            return client;
        }
    }
}
