using Npgsql;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Persistence;

/// <summary>
/// Hears over one connection what the shop's other processes changed. While it has none, the feed says so and nothing that
/// was read is kept.
/// </summary>
public sealed class PostgresChanges(DatabaseSettings database, ChangeFeed feed, ILogger<PostgresChanges> log) : BackgroundService
{
    // A connection that a firewall dropped in silence is found out within that time.
    private const int KeepAliveSeconds = 10;
    private static readonly TimeSpan PauseAfterLoss = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await feed.SetPeersReachableAsync(others: false);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException or TimeoutException)
            {
                log.LogWarning(lost, "The connection that tells what other processes changed was lost.");
                await feed.SetPeersReachableAsync(others: false);
                await Task.Delay(PauseAfterLoss, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = KeepAliveSeconds };
        await using var connection = new NpgsqlConnection(address.ToString());
        var heard = new Queue<string>();
        connection.Notification += (_, notification) => heard.Enqueue(notification.Payload);
        await connection.OpenAsync(stoppingToken);
        await using (var listen =
            new NpgsqlCommand($"LISTEN {ChangeMessage.Channel}", connection)) await listen.ExecuteNonQueryAsync(stoppingToken);
        await feed.SetPeersReachableAsync(others: true);
        while (true)
        {
            while (heard.TryDequeue(out var message))
                if (ChangeMessage.Read(feed.Instance, message) is { } change) await feed.RaiseAsync(change);
            await connection.WaitAsync(stoppingToken);
        }
    }
}
