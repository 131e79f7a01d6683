using Shop.TestKit;
using Shop.Web.Tests.Staff;
using Xunit;

namespace Shop.Web.Tests.Accounts;

/// <summary>Signing in by a mailed link, in a shop without demo data.</summary>
public sealed class SignInLinkTests : IAsyncLifetime
{
    private readonly string _email = AccountSteps.NewEmail();
    private StaffShop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await StaffShop.OpenAsync();
        using var owner = new CookieShopper(_shop.Address);
        await owner.MakeAccountAsync(_shop.Address, _email);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_mailed_link_signs_in_once_by_its_button_and_not_by_being_opened()
    {
        using var telephone = new CookieShopper(_shop.Address);
        var sent = await telephone.PostAndFollowAsync("/account/link", ("email", _email));
        Assert.NotNull(sent.Document.QuerySelector("[data-account-sent]"));
        var link = await AccountSteps.LinkAsync(_shop.Address, _email, "/account/link/");
        await telephone.GetAsync(link);
        Assert.Equal("/account/sign-in", (await telephone.VisitAsync("/account")).Address.AbsolutePath);
        Assert.Equal("/account", (await telephone.PostAndFollowAsync(link)).Address.AbsolutePath);
        using var replay = new CookieShopper(_shop.Address);
        Assert.NotNull((await replay.PostAndFollowAsync(link)).Document.QuerySelector("[data-link-gone]"));
        Assert.NotNull((await replay.VisitAsync(link)).Document.QuerySelector("[data-link-gone]"));
        Assert.Equal("/account/sign-in", (await replay.VisitAsync("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_link_for_nobody_gets_the_same_answer_and_no_mail()
    {
        var nobody = AccountSteps.NewEmail();
        async Task<string> SeenAsync(string email)
        {
            using var shopper = new CookieShopper(_shop.Address);
            return (await shopper.PostAndFollowAsync("/account/link", ("email", email))).Body.Replace(email, "…", StringComparison.Ordinal);
        }

        Assert.Equal(await SeenAsync(nobody), await SeenAsync(_email));
        await AccountSteps.LinkAsync(_shop.Address, _email, "/account/link/");
        using var sandbox = new SandboxClient(_shop.Address);
        Assert.DoesNotContain(await sandbox.MailsAsync(), mail => mail.To.Contains(nobody, StringComparison.Ordinal));
    }
}
