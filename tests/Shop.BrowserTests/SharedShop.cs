using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>One shop for all tests of a class; what they did to it together breaks no invariant.</summary>
public sealed class SharedShop : IAsyncLifetime
{
    public ShopProcess Shop { get; private set; } = null!;

    public async Task InitializeAsync() => Shop = await ShopProcess.StartAsync();

    public async Task DisposeAsync()
    {
        var verified = await Shop.RunCommandAsync("verify");
        await Shop.DisposeAsync();
        Assert.True(verified.ExitCode == 0, verified.Output);
    }
}

/// <summary>Classes that look at pages in a browser and change nothing that another sees: one shop serves them all.</summary>
[CollectionDefinition(nameof(LookedAtShop))]
public sealed class LookedAtShop : ICollectionFixture<SharedShop>;
