using Shop.Domain.Staff;
using Xunit;

namespace Shop.Web.Tests.Staff;

public sealed class AccountPagesTests : IAsyncLifetime
{
    private const string Path = "/admin/sign-in/forgotten/";
    private const string Fresh = "a fresh password of the owner";
    private StaffShop? _shop;

    public async Task InitializeAsync() => _shop = await StaffShop.OpenAsync();

    public async Task DisposeAsync() => await _shop!.DisposeAsync();

    [Fact]
    public async Task Staff_see_their_sessions_and_end_one_of_them_and_no_other()
    {
        using var here = await _shop!.SignedInAsync();
        using var there = _shop.Browser();
        there.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0");
        await there.SignInAsync(StaffShop.Owner, StaffShop.OwnerPassword);
        var page = (await here.GetAsync("/admin/account")).Page;
        Assert.Equal(2, page.QuerySelectorAll("[data-session]").Length);
        var row = page.QuerySelectorAll("[data-session]").Single(row => row.TextContent.Contains("Firefox, Windows",
            StringComparison.Ordinal));
        Assert.Contains("127.0.0.1", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("/admin/account?done=ended", (await here.PostAsync(row.QuerySelector("form")!.GetAttribute("action")!)).Location);
        Assert.Equal(302, (await there.GetAsync("/admin/orders")).Status);
        Assert.Equal(200, (await here.GetAsync("/admin/orders")).Status);
    }

    [Fact]
    public async Task A_session_of_somebody_else_is_not_ended_by_its_id()
    {
        using var owner = await _shop!.SignedInAsync();
        var id = (await owner.GetAsync("/admin/account")).Page.QuerySelector("[data-session]")!.GetAttribute("data-session");
        using var other = await _shop.SignedInAsync(await _shop.HireAsync(StaffRole.Manager), StaffShop.Password);
        Assert.Equal("/admin/account", (await other.PostAsync($"/admin/account/sessions/{id}/end")).Location);
        Assert.Equal(200, (await owner.GetAsync("/admin/orders")).Status);
    }

    [Fact]
    public async Task Signing_out_leaves_other_browsers_in_and_signing_out_everywhere_does_not()
    {
        using var here = await _shop!.SignedInAsync();
        using var there = await _shop.SignedInAsync();
        await here.PostAsync("/admin/sign-out");
        Assert.Equal((302, 200), ((await here.GetAsync("/admin/orders")).Status, (await there.GetAsync("/admin/orders")).Status));
        await here.SignInAsync(StaffShop.Owner, StaffShop.OwnerPassword);
        Assert.Equal("/admin/sign-in", (await there.PostAsync("/admin/account/sign-out-everywhere")).Location);
        Assert.Equal((302, 302), ((await here.GetAsync("/admin/orders")).Status, (await there.GetAsync("/admin/orders")).Status));
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_a_mailed_link_once_and_ends_all_sessions()
    {
        using var session = await _shop!.SignedInAsync();
        using var browser = _shop.Browser();
        Assert.Equal("/admin/sign-in/forgotten?sent=1", (await browser.PostAsync("/admin/sign-in/forgotten",
            ("email", StaffShop.Owner))).Location);
        var link = await _shop.LinkAsync(StaffShop.Owner, Path);
        Assert.Equal(200, (await browser.GetAsync(link)).Status);
        Assert.Equal(422, (await SetAsync(browser, link, "short")).Status);
        Assert.Equal("/admin/sign-in?done=password", (await SetAsync(browser, link, Fresh)).Location);
        Assert.Equal(302, (await session.GetAsync("/admin/orders")).Status);
        Assert.Equal((422, 302), ((await browser.SignInAsync(StaffShop.Owner, StaffShop.OwnerPassword)).Status,
            (await browser.SignInAsync(StaffShop.Owner, Fresh)).Status));
        var again = await SetAsync(browser, link, "yet another password");
        Assert.Equal(410, again.Status);
        Assert.NotNull(again.Page.QuerySelector("#link-gone"));
        Assert.DoesNotContain(await _shop.LogAsync(), entry => entry.Detail.Contains(Fresh, StringComparison.Ordinal)
            || entry.Detail.Contains(link[Path.Length..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asking_for_a_new_password_answers_the_same_for_staff_and_nobody_and_writes_to_open_accounts_alone()
    {
        var closed = await _shop!.HireAsync(StaffRole.Support);
        using var owner = await _shop.SignedInAsync();
        await owner.PostAsync($"/admin/staff/{await _shop.IdOfAsync(closed)}/close");
        using var stranger = _shop.Browser();
        foreach (var email in new[] { "nobody@example.com", closed, "", new string('a', 5000), StaffShop.Owner })
        {
            var answer = await stranger.PostAsync("/admin/sign-in/forgotten", ("email", email));
            Assert.Equal((303, "/admin/sign-in/forgotten?sent=1"), (answer.Status, answer.Location));
        }

        await _shop.LinkAsync(StaffShop.Owner, Path);
        Assert.All(await _shop.MailsAsync(), mail => Assert.Equal(StaffShop.Owner, mail.To));
    }

    private static Task<StaffAnswer> SetAsync(StaffBrowser browser, string link, string password) =>
        browser.PostAsync(link, ("password", password), ("password_again", password));
}
