using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>What a merchant reads on the console who has just started the shop.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_first_start_tells_where_the_shop_is_and_warns_of_nothing()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings { IsFirstStart = true });
        await Eventually.TrueAsync(() => Task.FromResult(shop.Output.Contains("Mailbox:", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(30), "the welcome was not printed");
        Assert.Contains($": {shop.Address.GetLeftPart(UriPartial.Authority)}", shop.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warn", shop.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Shop__PublicUrl", shop.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_on_another_port_than_its_public_address_says_that_buyers_would_not_find_it()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().With("Shop__PublicUrl", "http://localhost:5080"));
        await Eventually.TrueAsync(() => Task.FromResult(shop.Output.Contains("set Shop__PublicUrl", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(30), "nothing was said");
        Assert.Contains(
            $"listens on {shop.Address.GetLeftPart(UriPartial.Authority)}, but payments and mails lead to http://localhost:5080",
            shop.Output, StringComparison.Ordinal);
    }
}
