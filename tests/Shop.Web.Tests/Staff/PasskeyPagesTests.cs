using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Staff;
using Xunit;

namespace Shop.Web.Tests.Staff;

/// <summary>What the server does about passkeys without a browser that has one; a real one is asked in Shop.BrowserTests.</summary>
public sealed class PasskeyPagesTests : IAsyncLifetime
{
    private const string Path = "/admin/account/passkeys";
    private const string SignIn = "/admin/sign-in/passkey";
    private StaffShop? _shop;

    public static TheoryData<string> Answers => new()
    {
        "", "{}", "null", "[]", "no json", """{"id":"AAAA","type":"public-key","response":{}}""", new string('x', 30_000),
        """{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"oA","authenticatorData":"AA","signature":"AA","userHandle":"AA"},"clientExtensionResults":{}}""",
    };

    public async Task InitializeAsync() => _shop = await StaffShop.OpenAsync();

    public async Task DisposeAsync() => await _shop!.DisposeAsync();

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_is_no_answer_of_a_passkey_lets_nobody_in(string credential)
    {
        using var thief = _shop!.Browser();
        Assert.Equal(422, (await thief.PostAsync(SignIn, ("credential", credential))).Status);
        Assert.Equal(200, (await thief.PostAsync($"{SignIn}/options")).Status);
        var refused = await thief.PostAsync(SignIn, ("credential", credential), ("returnUrl", "/admin/stock"));
        Assert.Equal(422, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("#passkey-refused"));
        Assert.Equal("/admin/stock", refused.Page.QuerySelector("[name=returnUrl]")!.GetAttribute("value"));
        Assert.Equal(302, (await thief.GetAsync("/admin/orders")).Status);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_is_no_new_passkey_is_not_added(string credential)
    {
        using var owner = await _shop!.SignedInAsync();
        Assert.Equal(422, (await owner.PostAsync(Path, ("credential", credential), ("name", "Desk"))).Status);
        Assert.Equal(200, (await owner.PostAsync($"{Path}/begin", ("current_password", StaffShop.OwnerPassword))).Status);
        Assert.Equal(422, (await owner.PostAsync(Path, ("credential", credential), ("name", "Desk"))).Status);
        Assert.Empty((await owner.GetAsync(Path)).Page.QuerySelectorAll("[data-passkey]"));
    }

    [Fact]
    public async Task A_passkey_is_made_after_the_password_only()
    {
        using var owner = await _shop!.SignedInAsync();
        var wrong = await owner.PostAsync($"{Path}/begin", ("current_password", "another one"));
        Assert.Equal(422, wrong.Status);
        Assert.Null(wrong.Page.QuerySelector("[data-passkey-create]"));
    }

    [Fact]
    public async Task Nobody_removes_the_passkey_of_another_and_the_hoster_takes_it_off_with_the_second_factor()
    {
        var email = await _shop!.HireAsync(StaffRole.Manager);
        var id = await AddAsync(email);
        using var owner = await _shop.SignedInAsync();
        Assert.Equal(404, (await owner.PostAsync($"{Path}/{id}/remove")).Status);
        using var member = await _shop.SignedInAsync(email, StaffShop.Password);
        Assert.Single((await member.GetAsync(Path)).Page.QuerySelectorAll($"[data-passkey={id}]"));
        await owner.PostAsync($"/admin/staff/{await _shop.IdOfAsync(email)}/second-factor/remove");
        using var again = await _shop.SignedInAsync(email, StaffShop.Password);
        Assert.Empty((await again.GetAsync(Path)).Page.QuerySelectorAll("[data-passkey]"));
    }

    [Fact]
    public async Task An_account_has_ten_passkeys_at_most()
    {
        for (var made = 0; made < StaffPasskeys.Max; made++) await AddAsync(StaffShop.Owner);
        using var owner = await _shop!.SignedInAsync();
        var page = (await owner.GetAsync(Path)).Page;
        Assert.Equal(StaffPasskeys.Max, page.QuerySelectorAll("[data-passkey]").Length);
        Assert.Null(page.QuerySelector("[name=current_password]"));
    }

    // As if a browser had made it.
    private async Task<string> AddAsync(string email)
    {
        await using var scope = _shop!.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffUser>>();
        var passkey = new UserPasskeyInfo(Guid.NewGuid().ToByteArray(), [1], DateTimeOffset.UtcNow, 0, [], true, false, false, [1], [1])
        {
            Name = "Desk",
        };
        Assert.True((await users.AddOrUpdatePasskeyAsync((await users.FindByEmailAsync(email))!, passkey)).Succeeded);
        return StaffPasskeys.IdOf(passkey);
    }
}
