using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Shop.Web.Composition;
using Shop.Web.Sandbox;
using Shop.Web.Sandbox.Mail;
using Xunit;

namespace Shop.Web.Tests.Sandbox;

public sealed class MailboxTests : IAsyncLifetime
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7 pretend"u8];

    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task A_mail_is_shown_with_its_texts_and_attachments()
    {
        await DeliverAsync("Tu pedido está en camino");

        var mail = Assert.Single(await MailsAsync())!;

        Assert.Equal("ana@example.com", mail["to"]!.GetValue<string>());
        Assert.Equal("Tu pedido está en camino", mail["subject"]!.GetValue<string>());
        Assert.Equal("Hola, Ana", mail["text"]!.GetValue<string>().Trim());
        Assert.Equal("<p>Hola, <b>Ana</b></p>", mail["html"]!.GetValue<string>().Trim());
        var file = Assert.Single(mail["attachments"]!.AsArray())!;
        Assert.Equal(("invoice 1.pdf", "application/pdf", Pdf.Length),
            (file["name"]!.GetValue<string>(), file["content_type"]!.GetValue<string>(), file["size"]!.GetValue<int>()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Pdf)), file["sha256"]!.GetValue<string>());
        Assert.Equal(Pdf, await _sandbox.Http.GetByteArrayAsync(Path($"/sandbox/mail/{mail["id"]}/invoice%201.pdf")));
    }

    [Fact]
    public async Task Mails_are_listed_the_newest_last_and_a_repeated_one_twice()
    {
        await DeliverAsync("first");
        await DeliverAsync("second");
        await DeliverAsync("second");

        Assert.Equal(["first", "second", "second"], (await MailsAsync()).Select(mail => mail!["subject"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Mails_survive_a_restart()
    {
        await DeliverAsync("kept");
        await _sandbox.DisposeAsync();

        await using var again = await SandboxHost.StartAsync(dataPath: _sandbox.DataPath);

        Assert.Contains("kept", await again.Http.GetStringAsync(Path("/sandbox/mail.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_encode_what_the_mail_says()
    {
        await DeliverAsync("<img src=x>");
        var id = (await MailsAsync()).Single()!["id"];

        foreach (var path in new[] { "/sandbox/mail", $"/sandbox/mail/{id}" })
        {
            var page = await _sandbox.Http.GetStringAsync(Path(path));
            Assert.Contains("&lt;img src=x&gt;", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_html_of_a_mail_may_neither_run_nor_load_anything()
    {
        await DeliverAsync("html");
        var id = (await MailsAsync()).Single()!["id"];

        using var html = await _sandbox.Http.GetAsync(Path($"/sandbox/mail/html/{id}"));

        Assert.Contains("<b>Ana</b>", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var policy = html.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sandbox/mail/..%2F..%2Fsandbox.db")]
    [InlineData("/sandbox/mail/0000000000000000000-00000000")]
    [InlineData("/sandbox/mail/0000000000000000000-00000000/a.pdf")]
    public async Task What_is_no_mail_is_not_found(string path)
    {
        using var answer = await _sandbox.Http.GetAsync(Path(path));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void The_sandbox_does_not_start_in_Production()
    {
        var builder = WebApplication.CreateBuilder(["--environment=Production"]);
        builder.Services.AddSandbox(new SandboxOptions(_sandbox.DataPath, "http://shop.test", "http://shop.test", "whsec_x"));
        using var app = (IDisposable)builder.Build();

        Assert.Throws<InvalidOperationException>(() => ((WebApplication)app).MapSandbox());
    }

    private async Task DeliverAsync(string subject)
    {
        using var message = new MimeMessage();
        message.From.Add(new MailboxAddress("Shop", "shop@example.com"));
        message.To.Add(new MailboxAddress("Ana", "ana@example.com"));
        message.Subject = subject;
        var body = new BodyBuilder { TextBody = "Hola, Ana", HtmlBody = "<p>Hola, <b>Ana</b></p>" };
        body.Attachments.Add("invoice 1.pdf", Pdf, new ContentType("application", "pdf"));
        message.Body = body.ToMessageBody();
        message.MessageId = "order-1-confirmation@example.com";
        await _sandbox.Services.GetRequiredService<SandboxMailbox>().DeliverAsync(message, CancellationToken.None);
    }

    private async Task<JsonArray> MailsAsync() =>
        JsonNode.Parse(Encoding.UTF8.GetString(await _sandbox.Http.GetByteArrayAsync(Path("/sandbox/mail.json"))))!.AsArray();

    private static Uri Path(string path) => new(path, UriKind.Relative);
}
