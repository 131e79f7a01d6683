using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Persistence;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Staff;
using Xunit;

namespace Shop.Web.Tests.Staff;

public sealed class SecondFactorPagesTests : IAsyncLifetime
{
    private const string Path = "/admin/account/second-factor";
    private StaffShop? _shop;

    public async Task InitializeAsync() => _shop = await StaffShop.OpenAsync();

    public async Task DisposeAsync() => await _shop!.DisposeAsync();

    [Fact]
    public async Task After_the_password_a_code_is_asked_for_and_taken_once()
    {
        using var owner = await _shop!.SignedInAsync();
        var (key, _) = await TurnOnAsync(owner);
        using var browser = _shop.Browser();
        var ticket = await TicketAsync(browser);
        Assert.Equal(302, (await browser.GetAsync("/admin/orders")).Status);
        var wrong = await CodeAsync(browser, ticket, "000000");
        Assert.Equal(422, wrong.Status);
        // The code that turned it on is used up; the one of the next half minute holds already.
        var code = Totp.CodeAt(key, Totp.StepAt(DateTimeOffset.UtcNow) + 1);
        Assert.Equal(302, (await CodeAsync(browser, ticket, code)).Status);
        Assert.Equal(200, (await browser.GetAsync("/admin/orders")).Status);
        using var thief = _shop.Browser();
        Assert.Equal(422, (await CodeAsync(thief, await TicketAsync(thief), code)).Status);
        Assert.DoesNotContain(await _shop.LogAsync(), entry => entry.Detail.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        using var owner = await _shop!.SignedInAsync();
        var (_, codes) = await TurnOnAsync(owner);
        using var browser = _shop.Browser();
        Assert.Equal(302, (await CodeAsync(browser, await TicketAsync(browser), codes[3])).Status);
        Assert.Equal(422, (await CodeAsync(browser, await TicketAsync(browser), codes[3])).Status);
        Assert.Contains("9 recovery codes", (await owner.GetAsync(Path)).Html, StringComparison.Ordinal);
        await using var scope = _shop.Services.CreateAsyncScope();
        Assert.DoesNotContain(await scope.ServiceProvider.GetRequiredService<ShopDbContext>().Set<StaffRecoveryCode>().ToListAsync(),
            stored => codes.Contains(stored.Hash));
    }

    [Fact]
    public async Task Without_the_password_s_ticket_no_code_lets_anybody_in()
    {
        using var owner = await _shop!.SignedInAsync();
        var (key, _) = await TurnOnAsync(owner);
        using var thief = _shop.Browser();
        foreach (var ticket in new[] { "", "made up", "CfDJ8made-up" })
            Assert.Equal(422, (await CodeAsync(thief, ticket, Totp.CodeAt(key, Totp.StepAt(DateTimeOffset.UtcNow) + 1))).Status);
        Assert.Equal(302, (await thief.GetAsync("/admin/orders")).Status);
    }

    [Fact]
    public async Task Guessing_codes_comes_to_an_end_for_the_thief_of_a_password_and_not_for_the_owner_s_browser()
    {
        using var owner = await _shop!.SignedInAsync();
        var (_, codes) = await TurnOnAsync(owner);
        using var thief = _shop.Browser();
        var ticket = await TicketAsync(thief);
        for (var guess = 0; guess < 10; guess++) await CodeAsync(thief, ticket, $"{guess:D6}");
        Assert.Equal(422, (await CodeAsync(thief, ticket, codes[0])).Status);
        Assert.Equal(302, (await CodeAsync(owner, await TicketAsync(owner), codes[1])).Status);
    }

    [Fact]
    public async Task When_it_is_asked_of_all_who_has_none_is_led_to_set_it_up_and_sees_nothing_else()
    {
        using var owner = await _shop!.SignedInAsync();
        await TurnOnAsync(owner);
        using var member = await _shop.SignedInAsync(await _shop.HireAsync(StaffRole.Manager), StaffShop.Password);
        Assert.Equal("/admin/staff?done=saved", (await owner.PostAsync("/admin/staff/second-factor", ("require", "true"),
            ("version", "0"))).Location);
        Assert.EndsWith(Path, (await member.GetAsync("/admin/orders")).Location, StringComparison.Ordinal);
        Assert.Equal(403, (await member.PostAsync("/admin/coupons/_new")).Status);
        Assert.NotNull((await member.GetAsync(Path)).Page.QuerySelector("#factor-required"));
        Assert.Equal(200, (await owner.GetAsync("/admin/orders")).Status);
        await TurnOnAsync(member, StaffShop.Password);
        Assert.Equal(200, (await member.GetAsync("/admin/orders")).Status);
        Assert.Contains(await _shop.LogAsync(), entry => entry.Action == "settings staff.requireSecondFactor"
            && entry.Detail == "'false' → 'true'");
        Assert.Equal("/admin/staff", (await owner.PostAsync("/admin/staff/second-factor", ("require", "false"),
            ("version", "0"))).Location);
    }

    [Fact]
    public async Task Setting_it_up_and_turning_it_off_ask_for_the_password_and_a_wrong_code_turns_nothing_on()
    {
        using var owner = await _shop!.SignedInAsync();
        Assert.Equal(422, (await owner.PostAsync($"{Path}/begin", ("current_password", "not the password"))).Status);
        await owner.PostAsync($"{Path}/begin", ("current_password", StaffShop.OwnerPassword));
        var wrong = await owner.PostAsync(Path, ("passcode", "000000"));
        Assert.Equal(422, wrong.Status);
        Assert.NotNull(wrong.Page.QuerySelector("#factor-key"));
        Assert.Equal(302, (await owner.SignInAsync(StaffShop.Owner, StaffShop.OwnerPassword)).Status);
        await TurnOnAsync(owner);
        Assert.Equal(422, (await owner.PostAsync($"{Path}/off", ("current_password", ""))).Status);
        Assert.NotNull((await owner.GetAsync(Path)).Page.QuerySelector("[data-factor=on]"));
        Assert.Equal("/admin/account?done=factor-off",
            (await owner.PostAsync($"{Path}/off", ("current_password", StaffShop.OwnerPassword))).Location);
        Assert.Equal(302, (await owner.SignInAsync(StaffShop.Owner, StaffShop.OwnerPassword)).Status);
    }

    [Fact]
    public async Task Another_owner_and_the_hoster_take_a_lost_second_factor_off()
    {
        var email = await _shop!.HireAsync(StaffRole.Manager);
        using var member = await _shop.SignedInAsync(email, StaffShop.Password);
        await TurnOnAsync(member, StaffShop.Password);
        using var owner = await _shop.SignedInAsync();
        await owner.PostAsync($"/admin/staff/{await _shop.IdOfAsync(email)}/second-factor/remove");
        Assert.Equal(302, (await member.GetAsync("/admin/orders")).Status);
        Assert.Equal(302, (await member.SignInAsync(email, StaffShop.Password)).Status);
        await TurnOnAsync(owner);
        await using var scope = _shop.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        Assert.Null(await accounts.ResetAsync(StaffShop.Owner, "the first new password", secondFactorToo: false, default));
        using var browser = _shop.Browser();
        Assert.Equal(200, (await browser.SignInAsync(StaffShop.Owner, "the first new password")).Status);
        Assert.Null(await accounts.ResetAsync(StaffShop.Owner, "the second new password", secondFactorToo: true, default));
        Assert.Equal(302, (await browser.SignInAsync(StaffShop.Owner, "the second new password")).Status);
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> TurnOnAsync(StaffBrowser browser,
        string password = StaffShop.OwnerPassword)
    {
        await browser.PostAsync($"{Path}/begin", ("current_password", password));
        var page = (await browser.GetAsync(Path)).Page;
        Assert.NotNull(page.QuerySelector("svg.qr path"));
        var key = page.QuerySelector("#factor-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var on = await browser.PostAsync(Path, ("passcode", Totp.CodeAt(key, Totp.StepAt(DateTimeOffset.UtcNow))));
        Assert.Equal(200, on.Status);
        return (key, [.. on.Page.QuerySelectorAll("#recovery-codes code").Select(code => code.TextContent)]);
    }

    private static async Task<string> TicketAsync(StaffBrowser browser)
    {
        var page = await browser.SignInAsync(StaffShop.Owner, StaffShop.OwnerPassword);
        Assert.Equal(200, page.Status);
        return page.Page.QuerySelector("[name=ticket]")!.GetAttribute("value")!;
    }

    private static Task<StaffAnswer> CodeAsync(StaffBrowser browser, string ticket, string code) =>
        browser.PostAsync("/admin/sign-in/code", ("ticket", ticket), ("passcode", code));
}
