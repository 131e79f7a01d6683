using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Settings;
using Xunit;

namespace Shop.Web.Tests.Hosting;

[Collection(nameof(HostedShop))]
public sealed class UntrustedProxyTests(HostedShop shop)
{
    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7;proto=https")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    public async Task A_proxy_that_is_not_trusted_is_named_in_the_log_and_in_attention(string header, string value)
    {
        using var client = shop.Client();
        client.DefaultRequestHeaders.Add(header, value);
        using var answer = await client.GetAsync("/health/live");
        Assert.Equal("127.0.0.1", Assert.Single(shop.Services.GetRequiredService<UntrustedForwarding>().Seen).Address);
        Assert.Single(shop.Logged, line => line.Contains("Shop:TrustedProxies", StringComparison.Ordinal)
            && line.Contains("127.0.0.1", StringComparison.Ordinal));
        await using var scope = shop.Services.CreateAsyncScope();
        var items = await scope.ServiceProvider.GetRequiredService<AttentionList>().ReadAsync(default);
        Assert.Contains("Shop:TrustedProxies", Assert.Single(items, item => item.What == "Proxy not trusted")
            .Detail.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://shop.example", "http://0.0.0.0:5080", true)]
    [InlineData("https://shop.example", "https://0.0.0.0:5443", false)]
    [InlineData("http://shop.example", "http://0.0.0.0:5080", false)]
    public void A_shop_whose_TLS_ends_at_a_proxy_that_is_not_named_says_so_at_the_start(string publicUrl, string listens, bool warns)
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(new LogLines(lines)));
        var settings = shop.Services.GetRequiredService<ShopSettings>() with { PublicUrl = new Uri(publicUrl) };
        new UntrustedForwarding(settings, TimeProvider.System, loggers.CreateLogger<UntrustedForwarding>())
            .CheckStart(new Listening(listens));
        Assert.Equal(warns ? 1 : 0, lines.Count(line => line.Contains("Shop:TrustedProxies", StringComparison.Ordinal)));
    }

    private sealed class Listening : IServer
    {
        public Listening(string address)
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add(address);
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(Microsoft.AspNetCore.Hosting.Server.IHttpApplication<TContext> application,
            CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
