using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Staff;
using Xunit;

namespace Shop.Web.Tests.Accounts;

/// <summary>What strangers learn of accounts, and what they can do to them, in a shop without demo data.</summary>
public sealed class AccountSecrecyTests : IAsyncLifetime
{
    private const string Other = "rain on the old roof";
    private readonly string _email = AccountSteps.NewEmail();
    private StaffShop _shop = null!;
    private CookieShopper _owner = null!;

    public async Task InitializeAsync()
    {
        _shop = await StaffShop.OpenAsync();
        _owner = new CookieShopper(_shop.Address);
        await _owner.MakeAccountAsync(_shop.Address, _email);
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answers()
    {
        var unknown = AccountSteps.NewEmail();
        foreach (var path in new[] { "/account/register", "/account/sign-in", "/account/forgotten" })
            Assert.Equal(await SeenAsync(path, unknown), await SeenAsync(path, _email));
        await AccountSteps.LinkAsync(_shop.Address, unknown, "/account/confirm/");
        using var sandbox = new SandboxClient(_shop.Address);
        await sandbox.MailAsync(mail => mail.To.Contains(_email, StringComparison.Ordinal)
            && mail.Subject.StartsWith("You already have an account", StringComparison.Ordinal),
            TimeSpan.FromMinutes(1));
        Assert.Contains(await sandbox.MailsAsync(), mail => mail.To.Contains(unknown, StringComparison.Ordinal)
            && mail.Text!.Contains("\n-- \n", StringComparison.Ordinal));
        Assert.DoesNotContain(await sandbox.MailsAsync(), mail => mail.To.Contains(unknown, StringComparison.Ordinal)
            && mail.Text!.Contains("forgotten/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Registering_a_known_address_changes_nothing_of_its_account()
    {
        using var stranger = new CookieShopper(_shop.Address);
        await stranger.RegisterAsync(_email, Other);
        Assert.NotNull((await stranger.SignInAsCustomerAsync(_email, Other)).Document.QuerySelector("[data-refused]"));
        Assert.Equal("/account", (await stranger.SignInAsCustomerAsync(_email)).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_a_mailed_link_once_and_ends_all_sessions()
    {
        using var browser = new CookieShopper(_shop.Address);
        await browser.PostAsync("/account/forgotten", ("email", _email));
        var link = await AccountSteps.LinkAsync(_shop.Address, _email, "/account/forgotten/");
        Assert.Single((await browser.PostAndFollowAsync(link, ("password", "short"))).Document.QuerySelectorAll(".problem"));
        Assert.Equal("/account/sign-in", (await browser.PostAndFollowAsync(link, ("password", Other))).Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await _owner.VisitAsync("/account")).Address.AbsolutePath);
        Assert.NotNull((await browser.SignInAsCustomerAsync(_email)).Document.QuerySelector("[data-refused]"));
        Assert.Equal("/account", (await browser.SignInAsCustomerAsync(_email, Other)).Address.AbsolutePath);
        Assert.NotNull((await browser.PostAndFollowAsync(link, ("password", Other))).Document.QuerySelector("[data-link-gone]"));
    }

    [Fact]
    public async Task Strangers_use_up_their_own_tries_and_the_owners_browser_still_gets_in()
    {
        await Task.WhenAll(Enumerable.Range(0, 21).Select(async number =>
        {
            using var stranger = new CookieShopper(_shop.Address);
            await stranger.PostAsync("/account/sign-in", ("email", _email), ("password", $"wrong password {number}"));
        }));
        using var late = new CookieShopper(_shop.Address);
        Assert.NotNull((await late.SignInAsCustomerAsync(_email)).Document.QuerySelector("[data-refused]"));
        await _owner.PostAsync("/account/sign-out");
        Assert.Equal("/account", (await _owner.SignInAsCustomerAsync(_email)).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("anna@example.com", "too short", 1)]
    [InlineData("anna@example.com", "Password1234", 1)]
    [InlineData("anna.vidal@example.com", "anna.vidal@example.com", 1)]
    [InlineData("anna@example.com", "ababababababab", 1)]
    [InlineData("nobody", "tea in the afternoon", 1)]
    [InlineData("", "", 2)]
    [InlineData("a\u202Enna<b>@example", "\u0001\uFFFE", 2)]
    public async Task What_is_wrong_stands_beside_the_field_and_the_address_stays(string email, string password, int problems)
    {
        using var shopper = new CookieShopper(_shop.Address);
        var page = await shopper.RegisterAsync(email, password);
        Assert.Equal(problems, page.Document.QuerySelectorAll(".problem").Length);
        Assert.Equal(Domain.Shared.PlainText.Clean(email), page.Document.QuerySelector("main [name=email]")!.GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("\u0301", 10_000)]
    [InlineData("x", 1_000_000)]
    [InlineData("\u0000", 12)]
    public async Task Passwords_and_addresses_of_any_length_are_answered_by_the_page(string letter, int times)
    {
        var much = string.Concat(Enumerable.Repeat(letter, times));
        using var shopper = new CookieShopper(_shop.Address);
        foreach (var path in new[] { "/account/register", "/account/sign-in", "/account/forgotten" })
        {
            Assert.InRange((int)(await shopper.PostAsync(path, ("email", _email), ("password", much))).Status, 303, 499);
            Assert.InRange((int)(await shopper.PostAsync(path, ("email", much), ("password", much))).Status, 303, 499);
        }
    }

    [Fact]
    public async Task Any_letters_make_a_password()
    {
        const string password = "🍵🍵 чай\u202E te\u0301\u0301";
        var email = AccountSteps.NewEmail();
        using var shopper = new CookieShopper(_shop.Address);
        await shopper.RegisterAsync(email, password);
        var link = await AccountSteps.LinkAsync(_shop.Address, email, "/account/confirm/");
        Assert.Equal(HttpStatusCode.SeeOther, (await shopper.PostAsync(link, ("password", password))).Status);
        await shopper.PostAsync("/account/sign-out");
        Assert.Equal("/account", (await shopper.SignInAsCustomerAsync(email, password)).Address.AbsolutePath);
    }

    private async Task<string> SeenAsync(string path, string email)
    {
        using var shopper = new CookieShopper(_shop.Address);
        var page = await shopper.PostAndFollowAsync(path, ("email", email), ("password", Other));
        return $"{page.Address} {page.Body.Replace(email, "…", StringComparison.Ordinal)}";
    }
}
