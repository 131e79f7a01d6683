using Shop.TestKit;
using Shop.TestKit.Proofs;
using Xunit;
using Xunit.Abstractions;

namespace Shop.BrowserTests.Proofs;

/// <summary>The short form of the storm of webhooks that tests/Shop.Benchmarks plays at any length.</summary>
public sealed class WebhookTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Events_that_come_too_often_out_of_order_or_never_end_with_every_order_paid_once()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().WithoutCheckoutLimits().With("Jobs__ReconcileSeconds", "5"));
        using var run = new WebhookRun(shop, seed: 0);
        var report = await run.RunAsync(1000, output.WriteLine);
        Assert.True(report.Breaches.Count == 0, string.Join(Environment.NewLine, report.Breaches));
        Assert.Equal((report.Orders, 0), (report.Paid, report.NotTaken));
    }
}
