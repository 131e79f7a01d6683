using Stripe.Checkout;
using Xunit;

namespace Shop.Web.Tests.Sandbox;

public sealed class LeavingThePaymentPageTests : IAsyncLifetime
{
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Theory]
    [InlineData("cancel", "open")]
    [InlineData("expire", "expired")]
    public async Task Leaving_leads_back_to_the_cart(string action, string status)
    {
        var session = await _sandbox.CreateSessionAsync();

        using var answer = await _sandbox.PostPageAsync(session, ("action", action));

        Assert.Equal("http://shop.test/cart", answer.Headers.Location!.OriginalString);
        Assert.Equal(status, (await _sandbox.GetSessionAsync(session.Id)).Status);
    }

    [Fact]
    public async Task A_paid_session_cannot_expire_and_its_page_says_that_it_is_done()
    {
        var paid = await _sandbox.PaidSessionAsync();

        using var answer = await _sandbox.PostPageAsync(paid, ("action", "expire"));

        Assert.Equal("complete", (await _sandbox.GetSessionAsync(paid.Id)).Status);
        Assert.Contains("This payment is done", await PageOfAsync(paid), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_session_takes_no_card()
    {
        var session = await _sandbox.CreateSessionAsync();
        await _sandbox.Stripe.V1.Checkout.Sessions.ExpireAsync(session.Id);

        using var answer = await _sandbox.PayAsync(session);

        Assert.Contains("has expired", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await _sandbox.LedgerAsync())["charges"]!.AsArray());
    }

    private Task<string> PageOfAsync(Session session) =>
        _sandbox.Http.GetStringAsync(new Uri(SandboxHost.PagePath(session), UriKind.Relative));
}
