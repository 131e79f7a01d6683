using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.TestKit;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Staff;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>A shop behind a trusted proxy, so that tests may come from any network.</summary>
public sealed partial class LockOutTests : IAsyncLifetime
{
    private const string Owner = LoneShop.StaffEmail;
    private const string Password = LoneShop.StaffPassword;
    private readonly string _data = Directory.CreateTempSubdirectory("shop-lockout-").FullName;
    private WebApplication? _shop;

    public async Task InitializeAsync() => _shop = await LoneShop.StartAsync(_data, "--Shop:TrustedProxies=127.0.0.0/8");

    [Fact]
    public async Task The_owner_gets_in_from_anywhere_while_a_stranger_guesses_from_elsewhere()
    {
        await GuessAsync("198.51.100.1", 25);
        using var guesser = Browser("198.51.100.1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync(guesser, Owner, Password));
        using var owner = Browser("203.0.113.7");
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(owner, Owner, Password));
    }

    [Fact]
    public async Task A_browser_that_was_in_before_gets_in_while_the_whole_world_guesses_from_its_own_network_too()
    {
        using var owner = Browser("203.0.113.7");
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(owner, Owner, Password));
        for (var network = 0; network < 10; network++) await GuessAsync($"198.51.100.{network}", 20);
        await GuessAsync("203.0.113.7", 30);
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(owner, Owner, Password));
    }

    [Fact]
    public async Task A_mailed_link_lets_a_new_browser_in_while_the_whole_world_guesses_once_and_only_with_the_password()
    {
        for (var network = 0; network < 10; network++) await GuessAsync($"198.51.100.{network}", 20);
        using var owner = Browser("203.0.113.7");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync(owner, Owner, Password));
        var link = await AskForLinkAsync(owner, Owner);
        using (var opened =
            await owner.GetAsync(link)) Assert.Contains("Let this browser sign in", await opened.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync(owner, Owner, Password));
        using (var used = await owner.PostAsync(link, null)) Assert.Equal("/admin/sign-in?known=1", used.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync(owner, Owner, "not the owner's password"));
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(owner, Owner, Password));
        using var thief = Browser("198.51.100.99");
        using var again = await thief.PostAsync(link, null);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task Asking_for_a_link_answers_the_same_for_staff_and_for_nobody_and_writes_to_staff_alone()
    {
        using var client = Browser("203.0.113.7");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("email", "nobody@example.com")]);
        using var answer = await client.PostAsync("/admin/sign-in/link", form);
        await AskForLinkAsync(client, Owner);
        Assert.Equal("/admin/sign-in/link?sent=1", answer.Headers.Location!.ToString());
        Assert.All(await MailsAsync(), mail => Assert.Equal(Owner, mail.To));
    }

    [Fact]
    public async Task A_stranger_who_asks_for_links_again_and_again_neither_floods_the_owner_nor_uses_up_the_owner_s_way_in()
    {
        using var stranger = Browser("198.51.100.1");
        for (var ask = 0; ask < 30; ask++)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("email", Owner)]);
            using var answer = await stranger.PostAsync("/admin/sign-in/link", form);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        await Eventually.TrueAsync(async () => (await MailsAsync()).Count == 5, TimeSpan.FromMinutes(1), "five links were not mailed");
        using var owner = Browser("203.0.113.7");
        using var used = await owner.PostAsync(LinkIn((await MailsAsync())[0].Text), null);
        Assert.Equal("/admin/sign-in?known=1", used.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_made_up_link_makes_no_browser_known()
    {
        using var client = Browser("203.0.113.7");
        using var opened = await client.GetAsync("/admin/sign-in/link/made-up");
        using var used = await client.PostAsync("/admin/sign-in/link/CfDJ8made-up", null);
        Assert.Equal(HttpStatusCode.Gone, opened.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, used.StatusCode);
    }

    [Fact]
    public async Task Visitors_behind_a_trusted_proxy_are_told_apart_and_the_proxy_is_no_news()
    {
        using var client = Browser("203.0.113.7");
        using var answer = await client.GetAsync("/health/live");
        Assert.Empty(_shop!.Services.GetRequiredService<UntrustedForwarding>().Seen);
        await using var scope = _shop.Services.CreateAsyncScope();
        Assert.DoesNotContain(await scope.ServiceProvider.GetRequiredService<AttentionList>()
            .ReadAsync(default), item => item.What == "Proxy not trusted");
    }

    public async Task DisposeAsync()
    {
        await _shop!.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private HttpClient Browser(string address) => new(new HttpClientHandler { AllowAutoRedirect = false })
    {
        BaseAddress = new Uri(_shop!.Urls.Single()), DefaultRequestHeaders = { { "X-Forwarded-For", address } },
    };

    // What a wrong password is counted as, without the time that hashing it takes.
    private async Task GuessAsync(string network, int tries)
    {
        for (var guess = 0; guess < tries; guess++)
            await _shop!.Services.GetRequiredService<SignInThrottle>().BeginAsync(Owner, network, null, default);
    }

    private static async Task<HttpStatusCode> SignInAsync(HttpClient client, string email, string password)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = email, ["password"] = password });
        using var answer = await client.PostAsync("/admin/sign-in", form);
        return answer.StatusCode;
    }

    private async Task<string> AskForLinkAsync(HttpClient client, string email)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("email", email)]);
        using var answer = await client.PostAsync("/admin/sign-in/link", form);
        Assert.Equal("/admin/sign-in/link?sent=1", answer.Headers.Location!.ToString());
        await Eventually.TrueAsync(async () => (await MailsAsync()).Count > 0, TimeSpan.FromMinutes(1), "no link was mailed");
        return LinkIn((await MailsAsync())[^1].Text);
    }

    private async Task<IReadOnlyList<Mail>> MailsAsync()
    {
        using var client = Browser("203.0.113.250");
        return (await client.GetFromJsonAsync<List<Mail>>("/sandbox/mail.json"))!;
    }

    private sealed record Mail(string To, string Text);

    private static string LinkIn(string text) => Link().Match(text).Value;

    [GeneratedRegex(@"/admin/sign-in/link/\S+")]
    private static partial Regex Link();
}
