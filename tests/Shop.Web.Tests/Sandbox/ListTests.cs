using Stripe;
using Stripe.Checkout;
using Xunit;

namespace Shop.Web.Tests.Sandbox;

public sealed class ListTests : IAsyncLifetime
{
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task Its_lines_can_be_read_back_page_by_page()
    {
        var session = await _sandbox.CreateSessionAsync();

        var lines = _sandbox.Stripe.V1.Checkout.Sessions.LineItems;
        var first = await lines.ListAsync(session.Id, new SessionLineItemListOptions { Limit = 1 });
        var second = await lines.ListAsync(session.Id, new SessionLineItemListOptions { StartingAfter = first.Data[0].Id });

        Assert.True(first.HasMore);
        Assert.Equal(("Té de jazmín <100 g>", 2, 990), (first.Single().Description, first.Single().Quantity, first.Single().AmountTotal));
        Assert.Equal(("Shipping", false), (second.Single().Description, second.HasMore));
    }

    [Fact]
    public async Task Sessions_are_listed_the_newest_first_over_all_pages()
    {
        var made = new List<string>();
        for (var i = 0; i < 5; i++) made.Add((await _sandbox.CreateSessionAsync()).Id);

        var listed = new List<string>();
        var created = new DateRangeOptions { GreaterThanOrEqual = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1) };
        var all = _sandbox.Stripe.V1.Checkout.Sessions.ListAutoPagingAsync(new SessionListOptions { Limit = 2, Created = created });
        await foreach (var session in all) listed.Add(session.Id);

        Assert.Equal(Enumerable.Reverse(made), listed);
    }

    [Fact]
    public async Task A_session_is_found_by_its_payment_intent()
    {
        await _sandbox.CreateSessionAsync();
        var paid = await _sandbox.PaidSessionAsync();

        var found = await _sandbox.Stripe.V1.Checkout.Sessions.ListAsync(new SessionListOptions { PaymentIntent = paid.PaymentIntentId });

        Assert.Equal(paid.Id, found.Single().Id);
    }
}
