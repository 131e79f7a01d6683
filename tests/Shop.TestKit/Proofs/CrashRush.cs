namespace Shop.TestKit.Proofs;

/// <summary>
/// Power cuts at random moments while several buy at once. In the end every acknowledged order exists, everybody who paid has
/// got the mail, and <c>verify</c> finds nothing.
/// </summary>
public sealed class CrashRush(ShopProcess shop, ShopDatabase database, int seed, Action<string> tell)
{
    private const int MaxLife = 4000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Random _random = new(seed);
    private readonly List<string> _breaches = [];

    /// <summary>Kills the shop that often.</summary>
    public async Task<CrashReport> RunAsync(int kills, int buyers)
    {
        await using var rush = new OrderRush(shop.Address, await shop.StockUpAsync(4));
        rush.Begin(buyers);
        for (var kill = 1; kill <= kills; kill++)
        {
            // Somebody has bought since the last time: a shop that is killed too early proves little.
            var before = rush.Acknowledged.Count;
            await Eventually.TrueAsync(() => Task.FromResult(rush.Acknowledged.Count > before), Patience, "nobody buys");
            await Task.Delay(_random.Next(MaxLife));
            await shop.KillAsync();
            await shop.RestartAsync();
            tell($"{kill} kills, {rush.Acknowledged.Count} orders, {rush.Paid.Count} paid, {rush.Refused} refused");
        }

        await rush.EndAsync();
        await CheckAsync(rush);
        return new CrashReport(kills, rush.Acknowledged.Count, new Dictionary<string, int> { [$"at random, {buyers} buying"] = kills },
            [.. _breaches, .. rush.Wrong]);
    }

    private async Task CheckAsync(OrderRush rush)
    {
        var orders = await database.NumberAsync("SELECT COUNT(*) FROM orders_order WHERE \"Email\" LIKE 'rush-%'");
        var different = await database.NumberAsync("SELECT COUNT(DISTINCT \"Email\") FROM orders_order WHERE \"Email\" LIKE 'rush-%'");
        if (orders != different) _breaches.Add($"{orders} orders of {different} forms");
        foreach (var email in rush.Acknowledged.Keys)
        {
            if (await database.NumberAsync($"SELECT COUNT(*) FROM orders_order WHERE \"Email\" = '{email}'") != 1)
                _breaches.Add($"{email}: acknowledged, and not there once");
        }

        await Eventually.TrueAsync(
            async () => (await shop.Sandbox.MailsAsync()).Select(mail => mail.To).ToHashSet()
                .IsSupersetOf(rush.Paid), Patience, "some buyer was never told");
        var verified = await shop.RunCommandAsync("verify");
        if (verified.ExitCode != 0) _breaches.Add(verified.Output);
    }
}
