using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Staff;
using Xunit;

namespace Shop.Web.Tests.Accounts;

/// <summary>What lets a customer in: password, address, links and sessions, in a shop without demo data.</summary>
public sealed class AccountSecurityTests : IAsyncLifetime
{
    private const string Other = "rain on the old roof";
    private readonly string _email = AccountSteps.NewEmail();
    private StaffShop _shop = null!;
    private CookieShopper _owner = null!;
    private CookieShopper _telephone = null!;

    public async Task InitializeAsync()
    {
        _shop = await StaffShop.OpenAsync();
        (_owner, _telephone) = (new CookieShopper(_shop.Address), new CookieShopper(_shop.Address));
        await _owner.MakeAccountAsync(_shop.Address, _email);
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        _telephone.Dispose();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task A_password_is_changed_with_the_present_one_and_signs_all_other_browsers_out()
    {
        await _telephone.SignInAsCustomerAsync(_email);
        var refused = await _owner.PostAndFollowAsync("/account/password", ("current_password", "not it at all"), ("password", "short"));
        Assert.Equal(["password-current-problem", "account-password-problem"],
            refused.Document.QuerySelectorAll(".problem").Select(problem => problem.Id));
        await _owner.PostAsync("/account/password", ("current_password", AccountSteps.Password), ("password", Other));
        Assert.Equal("/account", (await _owner.VisitAsync("/account")).Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await _telephone.VisitAsync("/account")).Address.AbsolutePath);
        Assert.NotNull((await _telephone.SignInAsCustomerAsync(_email)).Document.QuerySelector("[data-refused]"));
        Assert.Equal("/account", (await _telephone.SignInAsCustomerAsync(_email, Other)).Address.AbsolutePath);
    }

    [Fact]
    public async Task One_session_is_ended_from_another_browser_and_that_of_somebody_else_is_not_found()
    {
        await _telephone.SignInAsCustomerAsync(_email);
        var page = await _owner.VisitAsync("/account/security");
        Assert.Equal(2, page.Document.QuerySelectorAll("[data-session]").Length);
        var path = page.Document.QuerySelector("form[action*='/sessions/']")!.GetAttribute("action")!;
        using var stranger = new CookieShopper(_shop.Address);
        await stranger.MakeAccountAsync(_shop.Address, AccountSteps.NewEmail());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/account/sessions/nonsense/end")).Status);
        Assert.Equal("/account", (await _telephone.VisitAsync("/account")).Address.AbsolutePath);
        Assert.Single((await _owner.PostAndFollowAsync(path)).Document.QuerySelectorAll("[data-session]"));
        Assert.Equal("/account/sign-in", (await _telephone.VisitAsync("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_this_browser_too()
    {
        await _telephone.SignInAsCustomerAsync(_email);
        await _owner.PostAsync("/account/sign-out-everywhere");
        Assert.Equal("/account/sign-in", (await _owner.VisitAsync("/account")).Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await _telephone.VisitAsync("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task An_address_is_changed_by_the_link_to_the_new_one_and_the_former_one_is_told()
    {
        var moved = AccountSteps.NewEmail();
        var refused = await _owner.PostAndFollowAsync("/account/email", ("email", "nobody"), ("current_password", "not it at all"));
        Assert.Equal(["account-email-problem", "email-current-problem"],
            refused.Document.QuerySelectorAll(".problem").Select(problem => problem.Id));
        Assert.Equal("nobody", refused.Document.QuerySelector("#account-email")!.GetAttribute("value"));
        await _owner.PostAsync("/account/email", ("email", moved), ("current_password", AccountSteps.Password));
        var link = await AccountSteps.LinkAsync(_shop.Address, moved, "/account/email/");
        Assert.Equal(HttpStatusCode.OK, (await _telephone.GetAsync(link)).Status);
        Assert.Equal("/account", (await _telephone.SignInAsCustomerAsync(_email)).Address.AbsolutePath);
        await _telephone.PostAsync(link);
        Assert.NotNull((await _telephone.PostAndFollowAsync(link)).Document.QuerySelector("[data-link-gone]"));
        Assert.Equal(moved, (await _owner.VisitAsync("/account")).Hook("data-account"));
        using var late = new CookieShopper(_shop.Address);
        Assert.NotNull((await late.SignInAsCustomerAsync(_email)).Document.QuerySelector("[data-refused]"));
        Assert.Equal("/account", (await late.SignInAsCustomerAsync(moved)).Address.AbsolutePath);
        using var sandbox = new SandboxClient(_shop.Address);
        await sandbox.MailAsync(mail => mail.To.Contains(_email, StringComparison.Ordinal)
            && mail.Subject.EndsWith("was changed", StringComparison.Ordinal), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Moving_to_an_address_that_has_an_account_gets_the_same_answer_and_changes_nothing()
    {
        var (taken, free) = (AccountSteps.NewEmail(), AccountSteps.NewEmail());
        await _telephone.MakeAccountAsync(_shop.Address, taken);
        async Task<string> SeenAsync(string email)
        {
            var fields = new[] { ("email", email), ("current_password", AccountSteps.Password) };
            return (await _owner.PostAndFollowAsync("/account/email", fields)).Body.Replace(email, "…", StringComparison.Ordinal);
        }

        Assert.Equal(await SeenAsync(taken), await SeenAsync(free));
        await AccountSteps.LinkAsync(_shop.Address, free, "/account/email/");
        using var sandbox = new SandboxClient(_shop.Address);
        Assert.DoesNotContain(await sandbox.MailsAsync(), mail => mail.To.Contains(taken, StringComparison.Ordinal)
            && mail.Text!.Contains("/account/email/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\u0301", 10_000)]
    [InlineData("x", 100_000)]
    [InlineData("\u202E🍵\u0000", 12)]
    public async Task Fields_of_any_length_are_answered_by_the_page(string letter, int times)
    {
        var much = string.Concat(Enumerable.Repeat(letter, times));
        foreach (var path in new[] { "/account/password", "/account/email", "/account/erase", "/account/link", "/account/addresses" })
        {
            var fields = new[] { "email", "password", "current_password", "name", "address1", "city", "postcode", "country", "action" };
            Assert.InRange((int)(await _owner.PostAsync(path, [.. fields.Select(field => (field, much))])).Status, 303, 499);
        }

        Assert.Equal(_email, (await _owner.VisitAsync("/account")).Hook("data-account"));
    }
}
