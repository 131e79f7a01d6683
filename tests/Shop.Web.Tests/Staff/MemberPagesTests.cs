using Shop.Domain.Staff;
using Xunit;

namespace Shop.Web.Tests.Staff;

public sealed class MemberPagesTests : IAsyncLifetime
{
    private StaffShop? _shop;

    public async Task InitializeAsync() => _shop = await StaffShop.OpenAsync();

    public async Task DisposeAsync() => await _shop!.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("/close")]
    [InlineData("/sign-out")]
    [InlineData("/remove")]
    public async Task What_is_done_to_an_account_ends_its_sessions_at_once(string what)
    {
        var email = await _shop!.HireAsync(StaffRole.Support);
        using var member = await _shop.SignedInAsync(email, StaffShop.Password);
        Assert.Equal(200, (await member.GetAsync("/admin/orders")).Status);
        using var owner = await _shop.SignedInAsync();
        var done = await owner.PostAsync($"/admin/staff/{await _shop.IdOfAsync(email)}{what}", ("seen", StaffRole.Support),
            ("role", StaffRole.Accounting), ("confirm", email), ("version", "0"));
        Assert.Contains("?done=", done.Location, StringComparison.Ordinal);
        Assert.Equal(302, (await member.GetAsync("/admin/orders")).Status);
        Assert.Equal(what is "/close" or "/remove" ? 422 : 302, (await member.SignInAsync(email, StaffShop.Password)).Status);
        Assert.Contains(await _shop.LogAsync(), entry => entry.By == StaffShop.Owner && entry.Detail.StartsWith($"{email}: ",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_owner_cannot_leave_by_any_door()
    {
        using var owner = await _shop!.SignedInAsync();
        var members = (await owner.GetAsync("/admin/staff")).Page.QuerySelectorAll("[data-member]")
            .Select(row => row.GetAttribute("data-member")!);
        // A shop in Development has made one at its start.
        foreach (var other in members.Where(email => email != StaffShop.Owner))
            await owner.PostAsync($"/admin/staff/{await _shop.IdOfAsync(other)}/remove", ("confirm", other));
        var page = $"/admin/staff/{await _shop.IdOfAsync(StaffShop.Owner)}";
        var demoted = await owner.PostAsync(page, ("seen", "owner"), ("role", "manager"), ("version", "0"));
        Assert.Equal(422, demoted.Status);
        Assert.Contains("last owner", demoted.Html, StringComparison.Ordinal);
        foreach (var way in new[] { "/close", "/remove" })
        {
            Assert.Equal(page, (await owner.PostAsync(page + way, ("confirm", StaffShop.Owner))).Location);
            Assert.Contains("last owner", (await owner.GetAsync(page)).Html, StringComparison.Ordinal);
        }

        await _shop.HireAsync(StaffRole.Owner);
        Assert.Contains("done=removed", (await owner.PostAsync($"{page}/remove", ("confirm", StaffShop.Owner))).Location,
            StringComparison.Ordinal);
        Assert.Equal(302, (await owner.GetAsync("/admin/orders")).Status);
    }

    [Fact]
    public async Task An_account_is_removed_only_when_its_address_is_typed_again()
    {
        var email = await _shop!.HireAsync(StaffRole.Manager);
        using var owner = await _shop.SignedInAsync();
        var page = $"/admin/staff/{await _shop.IdOfAsync(email)}";
        Assert.Equal(page, (await owner.PostAsync($"{page}/remove", ("confirm", "somebody else"))).Location);
        Assert.Equal(200, (await owner.GetAsync(page)).Status);
    }

    [Fact]
    public async Task Two_who_change_one_role_are_told_what_is_stored_now()
    {
        var email = await _shop!.HireAsync(StaffRole.Support);
        using var owner = await _shop.SignedInAsync();
        var page = $"/admin/staff/{await _shop.IdOfAsync(email)}";
        await owner.PostAsync(page, ("seen", StaffRole.Support), ("role", StaffRole.Manager), ("version", "0"));
        var late = await owner.PostAsync(page, ("seen", StaffRole.Support), ("role", StaffRole.Accounting), ("version", "0"));
        Assert.Equal(409, late.Status);
        Assert.Contains("Manager", late.Page.QuerySelector("[data-stored=role]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_who_works_here_as_what_and_when_they_last_came()
    {
        var email = await _shop!.HireAsync(StaffRole.Fulfilment);
        using var owner = await _shop.SignedInAsync();
        string Row(StaffAnswer page) => page.Page.QuerySelector($"[data-member='{email}']")!.TextContent;
        Assert.Contains("never", Row(await owner.GetAsync("/admin/staff")), StringComparison.Ordinal);
        using var member = await _shop.SignedInAsync(email, StaffShop.Password);
        var row = Row(await owner.GetAsync("/admin/staff"));
        Assert.Contains("Fulfilment", row, StringComparison.Ordinal);
        Assert.DoesNotContain("never", row, StringComparison.Ordinal);
    }
}
