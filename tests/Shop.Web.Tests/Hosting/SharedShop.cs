using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>One shop for all tests of a class; what they did to it together breaks no invariant.</summary>
public sealed class SharedShop : IAsyncLifetime
{
    public ShopInProcess Shop { get; private set; } = null!;

    public async Task InitializeAsync() => Shop = await ShopInProcess.StartAsync();

    public async Task DisposeAsync()
    {
        var breaches = await Shop.BreachesAsync();
        await Shop.DisposeAsync();
        Assert.Empty(breaches);
    }
}
