using Shop.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Persistence;
using Shop.Domain.Staff;
using Shop.Web.Tests.Staff;
using Xunit;

namespace Shop.Web.Tests.MerchantSettings;

/// <summary>The link that a first start prints, and the owner that it makes.</summary>
public sealed class FirstOwnerPagesTests : IAsyncLifetime
{
    private const string Ana = "ana@example.com";
    private StaffShop? _shop;

    public async Task InitializeAsync()
    {
        _shop = await StaffShop.OpenAsync();
        await WithAsync(async services => await services.GetRequiredService<ShopDbContext>().Set<StaffUser>().ExecuteDeleteAsync());
    }

    public async Task DisposeAsync() => await _shop!.DisposeAsync();

    [Fact]
    public async Task The_link_makes_the_first_owner_who_is_then_in_the_guide_and_it_makes_no_second_one()
    {
        var token = await TokenAsync();
        using var browser = _shop!.Browser();
        Assert.Equal(200, (await browser.GetAsync(Link(token))).Status);
        Assert.Equal("/admin/attention", (await MakeAsync(browser, token, Ana)).Location);
        var guide = await browser.GetAsync("/admin/attention");
        Assert.Equal(200, guide.Status);
        Assert.NotNull(guide.Page.QuerySelector("[data-setup-left]"));
        using var thief = _shop.Browser();
        var used = await MakeAsync(thief, token, "thief@example.com");
        Assert.Equal(410, used.Status);
        Assert.Equal("hasowner", used.Page.QuerySelector("#setup-gone")!.GetAttribute("data-link-state"));
        Assert.Equal(302, (await thief.SignInAsync(Ana, StaffShop.Password)).Status);
        Assert.Contains(await _shop.LogAsync(), entry => entry.By == Ana && entry.Detail.Contains("owner", StringComparison.Ordinal));
        Assert.Null(await WithAsync(services => services.GetRequiredService<SetupLinks>().NewAsync(default)));
    }

    [Fact]
    public async Task Of_two_who_use_links_at_once_one_becomes_the_owner()
    {
        string[] tokens = [await TokenAsync(), await TokenAsync()];
        using var browser = _shop!.Browser();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(number => MakeAsync(browser, tokens[number % 2], $"owner{number}@example.com")));
        Assert.Equal((1, 3), (answers.Count(answer => answer.Status == 303), answers.Count(answer => answer.Status == 410)));
        Assert.Equal(1, await WithAsync(services => services.GetRequiredService<ShopDbContext>().Set<StaffUser>().CountAsync()));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_the_address_stays_typed()
    {
        var token = await TokenAsync();
        using var browser = _shop!.Browser();
        var weak = await MakeAsync(browser, token, Ana, "too short");
        Assert.Equal((422, Ana), (weak.Status, weak.Page.QuerySelector("#email")!.GetAttribute("value")));
        Assert.Contains("at least 12 characters", weak.Page.QuerySelector("#password-problem")!.TextContent, StringComparison.Ordinal);
        var nobody = await MakeAsync(browser, token, "ana at example");
        Assert.Equal((422, "true"), (nobody.Status, nobody.Page.QuerySelector("#email")!.GetAttribute("aria-invalid")));
        Assert.DoesNotContain(StaffShop.Password, nobody.Html, StringComparison.Ordinal);
        Assert.Equal(303, (await MakeAsync(browser, token, Ana)).Status);
    }

    [Fact]
    public async Task A_link_of_the_day_before_yesterday_and_one_that_never_was_say_so()
    {
        using var browser = _shop!.Browser();
        var old = await WithAsync(services => new SetupLinks(services.GetRequiredService<ShopDbContext>(),
            new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(-25))).NewAsync(default));
        var expired = await MakeAsync(browser, old!, Ana);
        Assert.Equal((410, "expired"), (expired.Status, expired.Page.QuerySelector("#setup-gone")!.GetAttribute("data-link-state")));
        var unknown = await browser.GetAsync(Link("never"));
        Assert.Equal((410, "unknown"), (unknown.Status, unknown.Page.QuerySelector("#setup-gone")!.GetAttribute("data-link-state")));
        Assert.Equal(0, await WithAsync(services => services.GetRequiredService<ShopDbContext>().Set<StaffUser>().CountAsync()));
    }

    [Fact]
    public async Task The_token_itself_is_stored_nowhere()
    {
        var token = await TokenAsync();
        var stored = await WithAsync(services => services.GetRequiredService<ShopDbContext>().Set<SetupLink>().AsNoTracking()
            .ToListAsync());
        Assert.DoesNotContain(stored, link => link.TokenHash.Contains(token, StringComparison.Ordinal));
        Assert.Equal(SecretToken.HashOf(token), Assert.Single(stored).TokenHash);
    }

    private static string Link(string token) => $"/admin/sign-in/setup/{token}";

    private static Task<StaffAnswer> MakeAsync(StaffBrowser browser, string token, string email, string password = StaffShop.Password) =>
        browser.PostAsync(Link(token), ("email", email), ("password", password), ("password_again", password));

    private async Task<string> TokenAsync() =>
        (await WithAsync(services => services.GetRequiredService<SetupLinks>().NewAsync(default)))!;

    private async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _shop!.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
