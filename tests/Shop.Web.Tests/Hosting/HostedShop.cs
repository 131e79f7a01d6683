using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Staff;
using Shop.Web.Tests.Features.Samples;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>The shell with the sample pages on a free port of this machine, on a database of its own.</summary>
public sealed class HostedShop : IAsyncLifetime
{
    public const string StaffEmail = "staff@example.com";
    public const string StaffPassword = "a long enough password";

    private readonly string _data = Directory.CreateTempSubdirectory("shop-hosting-").FullName;
    private WebApplication? _app;

    /// <summary>Follows no redirects and keeps cookies apart from everybody else.</summary>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public Uri Address => new(_app!.Urls.Single());

    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        var builder = ShopHost.CreateBuilder(
            ["--environment=Development", "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}", $"--Shop:DataPath={_data}"]);
        builder.AddShop();
        builder.Services.AddControllersWithViews().AddApplicationPart(typeof(SamplesController).Assembly);
        _app = builder.Build();
        await _app.PrepareAsync();
        _app.UseShop();
        await _app.StartAsync();
        await using var scope = _app.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<StaffAccounts>().CreateAdminAsync(StaffEmail, StaffPassword));
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}

[CollectionDefinition(nameof(HostedShop))]
public sealed class SharesTheHostedShop : ICollectionFixture<HostedShop>;
