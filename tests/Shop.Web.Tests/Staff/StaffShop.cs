using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Staff;
using Shop.TestKit;
using Shop.Web.Hosting.Staff;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Staff;

/// <summary>An empty shop with an owner, and browsers of its staff.</summary>
public sealed class StaffShop : IAsyncDisposable
{
    public const string Owner = LoneShop.StaffEmail;
    public const string OwnerPassword = LoneShop.StaffPassword;
    public const string Password = "a password that is long enough";
    private readonly string _data = Directory.CreateTempSubdirectory("shop-staff-").FullName;
    private WebApplication? _shop;

    public IServiceProvider Services => _shop!.Services;

    public Uri Address => new(_shop!.Urls.Single());

    public static async Task<StaffShop> OpenAsync()
    {
        var shop = new StaffShop();
        shop._shop = await LoneShop.StartAsync(shop._data);
        return shop;
    }

    /// <summary>A browser that is signed in nowhere. It follows no redirects.</summary>
    public StaffBrowser Browser() => new(new Uri(_shop!.Urls.Single()));

    /// <summary>A browser in which that person has signed in.</summary>
    public async Task<StaffBrowser> SignedInAsync(string email = Owner, string password = OwnerPassword)
    {
        var browser = Browser();
        var answer = await browser.SignInAsync(email, password);
        Assert.Equal(302, answer.Status);
        return browser;
    }

    /// <summary>Somebody with that role and <see cref="Password"/>.</summary>
    public async Task<string> HireAsync(string role)
    {
        var email = $"{role}-{Guid.NewGuid():N}@example.com";
        await using var scope = Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<StaffAccounts>().CreateAsync(email, Password, role));
        return email;
    }

    public async Task<Guid> IdOfAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<StaffMembers>().IdOfAsync(email, default))!.Value;
    }

    /// <summary>The path of the newest link of that kind in a mail to the person, once there are so many of them.</summary>
    /// <param name="to">Whose mailbox.</param>
    /// <param name="path">What the link's path begins with.</param>
    /// <param name="count">How many mails with such a link must have come.</param>
    public async Task<string> LinkAsync(string to, string path, int count = 1)
    {
        var links = new List<string>();
        await Eventually.TrueAsync(async () =>
        {
            links = [.. (await MailsAsync()).Where(mail => mail.To == to)
                .Select(mail => Regex.Match(mail.Text, $"{Regex.Escape(path)}[A-Za-z0-9_-]+")).Where(found => found.Success).Select(found =>
                    found.Value)];
            return links.Count >= count;
        }, TimeSpan.FromMinutes(1), $"no mail to {to} with {path}");
        return links[^1];
    }

    public async Task<IReadOnlyList<StaffMail>> MailsAsync()
    {
        using var browser = Browser();
        return (await browser.Client.GetFromJsonAsync<List<StaffMail>>("/sandbox/mail.json"))!;
    }

    public async Task<IReadOnlyList<AuditEntry>> LogAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditLog>().NewestAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await _shop!.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}

public sealed record StaffMail(string To, string Subject, string Text);

/// <summary>What a browser was answered.</summary>
public sealed record StaffAnswer(int Status, string? Location, string Html)
{
    public AngleSharp.Html.Dom.IHtmlDocument Page => new HtmlParser().ParseDocument(Html);
}

/// <summary>A browser of a member of staff, without JavaScript.</summary>
public sealed class StaffBrowser(Uri shop) : IDisposable
{
    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = shop };

    public async Task<StaffAnswer> GetAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        return await ReadAsync(answer);
    }

    public async Task<StaffAnswer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await Client.PostAsync(path, form);
        return await ReadAsync(answer);
    }

    public Task<StaffAnswer> SignInAsync(string email, string password) =>
        PostAsync("/admin/sign-in", ("email", email), ("password", password));

    public void Dispose() => Client.Dispose();

    private static async Task<StaffAnswer> ReadAsync(HttpResponseMessage answer) =>
        new((int)answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync());
}
