using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Web.Composition;
using Shop.TestKit;
using Shop.Web.Hosting.Staff;
using Shop.Web.Tests.Features.Admin.Samples;
using Shop.Web.Tests.Features.Samples;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>The shell with the sample pages on a free port of this machine, on a copy of the demo's database.</summary>
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

    /// <summary>What the shop wrote to its log.</summary>
    public ConcurrentQueue<string> Logged { get; } = new();

    public async Task InitializeAsync()
    {
        await DemoData.CopyToAsync(_data);
        var builder = ShopHost.CreateBuilder(
            ["--environment=Development", "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}",
                $"--Shop:DataPath={_data}"]);
        builder.AddShop([.. ShopModules.All, new SamplesModule(), new AdminSamplesModule()]);
        builder.Logging.AddProvider(new LogLines(Logged));
        _app = builder.Build();
        _app.UseShop();
        await _app.PrepareAsync();
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

internal sealed class LogLines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        lines.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }
}

[CollectionDefinition(nameof(HostedShop))]
public sealed class SharesTheHostedShop : ICollectionFixture<HostedShop>;
