using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Persistence;
using Shop.Domain.Staff;
using Xunit;

namespace Shop.Web.Tests.Staff;

public sealed class InvitationPagesTests : IAsyncLifetime
{
    private const string New = "/admin/staff/invitations/_new";
    private const string Path = "/admin/sign-in/invitation/";
    private const string Ben = "ben@example.com";
    private StaffShop? _shop;

    public async Task InitializeAsync() => _shop = await StaffShop.OpenAsync();

    public async Task DisposeAsync() => await _shop!.DisposeAsync();

    [Fact]
    public async Task Somebody_who_is_invited_chooses_a_password_and_works_in_the_role_and_the_link_is_used_up()
    {
        using var owner = await _shop!.SignedInAsync();
        Assert.Equal("/admin/staff?done=invited", (await InviteAsync(owner, Ben)).Location);
        var link = await _shop.LinkAsync(Ben, Path);
        Assert.False(await StoredAnywhereAsync(link[Path.Length..]));
        using var ben = _shop.Browser();
        Assert.Contains(StaffShop.Owner, (await ben.GetAsync(link)).Html, StringComparison.Ordinal);
        var weak = await AcceptAsync(ben, link, "too short");
        Assert.Equal(422, weak.Status);
        Assert.Contains("at least 12 characters", weak.Html, StringComparison.Ordinal);
        Assert.Equal("/admin/sign-in?done=invitation", (await AcceptAsync(ben, link, StaffShop.Password)).Location);
        Assert.Equal(302, (await ben.SignInAsync(Ben, StaffShop.Password)).Status);
        Assert.Equal((200, 403), ((await ben.GetAsync("/admin/stock")).Status, (await ben.GetAsync("/admin/settings/shop")).Status));
        using var thief = _shop.Browser();
        var used = await AcceptAsync(thief, link, "another password of a thief");
        Assert.Equal(410, used.Status);
        Assert.NotNull(used.Page.QuerySelector("#invitation-gone"));
        Assert.Contains(await _shop.LogAsync(), entry => entry.Detail == $"{Ben}: nothing → invited as fulfilment"
            && entry.By == StaffShop.Owner);
    }

    [Fact]
    public async Task Of_two_who_use_one_link_at_once_one_gets_the_account()
    {
        using var owner = await _shop!.SignedInAsync();
        await InviteAsync(owner, Ben);
        var link = await _shop.LinkAsync(Ben, Path);
        using var browser = _shop.Browser();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => AcceptAsync(browser, link,
            $"{StaffShop.Password} {number}")));
        Assert.Equal((1, 3), (answers.Count(answer => answer.Status == 303), answers.Count(answer => answer.Status == 410)));
    }

    [Fact]
    public async Task An_invitation_that_was_sent_again_or_taken_back_leaves_a_dead_link_with_a_clear_page()
    {
        using var owner = await _shop!.SignedInAsync();
        await InviteAsync(owner, Ben);
        var first = await _shop.LinkAsync(Ben, Path);
        var forms = (await owner.GetAsync("/admin/staff")).Page.QuerySelectorAll($"[data-invitation='{Ben}'] form")
            .Select(form => form.GetAttribute("action")!).ToList();
        await owner.PostAsync(forms[0]);
        var second = await _shop.LinkAsync(Ben, Path, count: 2);
        using var ben = _shop.Browser();
        Assert.Equal((410, 200), ((await ben.GetAsync(first)).Status, (await ben.GetAsync(second)).Status));
        Assert.Equal("/admin/staff?done=withdrawn", (await owner.PostAsync(forms[1])).Location);
        var gone = await ben.GetAsync(second);
        Assert.Equal(410, gone.Status);
        Assert.Contains("no longer holds", gone.Html, StringComparison.Ordinal);
        Assert.Equal("/admin/staff", (await owner.PostAsync(forms[1])).Location);
    }

    [Fact]
    public async Task An_expired_invitation_says_so_and_makes_no_account()
    {
        using var owner = await _shop!.SignedInAsync();
        await InviteAsync(owner, Ben);
        var link = await _shop.LinkAsync(Ben, Path);
        await using (var scope = _shop.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ShopDbContext>().Set<StaffInvitation>().ExecuteUpdateAsync(set =>
                set.SetProperty(invitation => invitation.ExpiresAt, DateTimeOffset.UtcNow.AddMinutes(-1)));
        using var ben = _shop.Browser();
        var page = await AcceptAsync(ben, link, StaffShop.Password);
        Assert.Equal(410, page.Status);
        Assert.NotNull(page.Page.QuerySelector("#invitation-expired"));
        Assert.Equal(422, (await ben.SignInAsync(Ben, StaffShop.Password)).Status);
        Assert.Contains("expired", (await owner.GetAsync("/admin/staff")).Page.QuerySelector($"[data-invitation='{Ben}']")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_invitation_keeps_what_was_typed_and_says_what_is_wrong()
    {
        using var owner = await _shop!.SignedInAsync();
        var bad = await InviteAsync(owner, "no address");
        Assert.Equal((422, "no address"), (bad.Status, bad.Page.QuerySelector("[name=email]")!.GetAttribute("value")));
        Assert.Equal(422, (await owner.PostAsync(New, ("email", Ben), ("role", "no-such-role"))).Status);
        var mine = await InviteAsync(owner, StaffShop.Owner.ToUpperInvariant());
        Assert.Contains("works here already", mine.Html, StringComparison.Ordinal);
        await InviteAsync(owner, Ben);
        Assert.Contains("is invited already", (await InviteAsync(owner, Ben)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_and_page_of_an_invitation_are_in_the_language_that_was_chosen()
    {
        using var owner = await _shop!.SignedInAsync();
        await owner.PostAsync(New, ("email", Ben), ("role", StaffRole.Support), ("language", "es"));
        var link = await _shop.LinkAsync(Ben, Path);
        Assert.Contains("Le invitan a trabajar", (await _shop.MailsAsync())[^1].Subject, StringComparison.Ordinal);
        using var ben = _shop.Browser();
        var led = await ben.GetAsync(link);
        Assert.Contains("Su invitación", (await ben.GetAsync(led.Location!)).Html, StringComparison.Ordinal);
    }

    private static Task<StaffAnswer> InviteAsync(StaffBrowser owner, string email) =>
        owner.PostAsync(New, ("email", email), ("role", StaffRole.Fulfilment), ("language", "en"));

    private static Task<StaffAnswer> AcceptAsync(StaffBrowser browser, string link, string password) =>
        browser.PostAsync(link, ("password", password), ("password_again", password));

    private async Task<bool> StoredAnywhereAsync(string token)
    {
        await using var scope = _shop!.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        return await db.Set<OutboxMessage>().AnyAsync(message => EF.Functions.Like(message.Payload, $"%{token}%"))
            || await db.Set<StaffInvitation>().AnyAsync(invitation => invitation.TokenHash == token)
            || await db.Set<AuditEntry>().AnyAsync(entry => EF.Functions.Like(entry.Detail, $"%{token}%"));
    }
}
