using Shop.TestKit;
using Shop.TestKit.Proofs;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>The checker of the invariants, beside a shop that is busy.</summary>
public sealed class VerifyTests
{
    private const int Orders = 60;

    [Fact]
    public async Task Nothing_that_is_only_under_way_counts_as_broken()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().WithoutCheckoutLimits());
        var selling = new OrderLoad(shop, ShopDatabase.Of(shop, postgres: null)).RunAsync(Orders, atOnce: 4);
        do
        {
            var verified = await shop.RunCommandAsync("verify");
            Assert.True(verified.ExitCode == 0, verified.Output);
        }
        while (!selling.IsCompleted);

        Assert.Equal(Orders, (await selling).Placing.Count);
    }
}
