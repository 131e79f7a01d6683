using Microsoft.Extensions.Hosting;
using Shop.Jobs.Hosting;
using Xunit;

namespace Shop.Jobs.Tests;

public sealed class StartupDelayedServiceTests
{
    private readonly Lifetime _lifetime = new();

    [Fact]
    public async Task Work_begins_after_the_shop_has_opened_and_not_before()
    {
        using var work = new Work(_lifetime);
        await work.StartAsync(default);
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        Assert.False(work.Began.IsCompleted);
        _lifetime.Open();
        await work.Began.WaitAsync(TimeSpan.FromSeconds(30));
        await work.StopAsync(default);
    }

    [Fact]
    public async Task A_shop_that_stops_before_it_opened_does_not_wait_for_work()
    {
        using var work = new Work(_lifetime);
        await work.StartAsync(default);
        await work.StopAsync(default).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(work.ExecuteTask!.IsCanceled);
        Assert.False(work.Began.IsCompleted);
    }

    private sealed class Work(IHostApplicationLifetime lifetime) : StartupDelayedService(lifetime)
    {
        private readonly TaskCompletionSource _began = new();

        public Task Began => _began.Task;

        protected override Task WorkAsync(CancellationToken stoppingToken)
        {
            _began.SetResult();
            return Task.Delay(Timeout.Infinite, stoppingToken);
        }
    }

    internal sealed class Lifetime : IHostApplicationLifetime
    {
        private readonly CancellationTokenSource _started = new();

        public CancellationToken ApplicationStarted => _started.Token;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void Open() => _started.Cancel();

        public void StopApplication()
        {
        }
    }
}
