namespace Shop.TestKit.Proofs;

/// <summary>What many power cuts did.</summary>
public sealed record CrashReport(int Kills, int Orders, IReadOnlyDictionary<string, int> KillsByPoint, IReadOnlyList<string> Breaches);

/// <summary>
/// Buys again and again while the shop is killed at every step, at each of the places that have a name in the code and at
/// random; the seed also says with which place it begins. A shopper behaves as people do: when the page does
/// not come, the step is tried again after the restart. In the end each cycle must be one paid order, one charge, one
/// invoice and its mail.
/// </summary>
public sealed partial class CrashRun(ShopProcess shop, int seed, Action<string> tell) : IDisposable
{
    private const int PurchasesBetweenChecks = 60;
    private const int PurchasesUntilKill = 2;
    private const int PurchasesBetweenRefunds = 3;
    private const int MaxDeathsInARow = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly string[] Points =
    [
        "save", "before-commit", "after-commit", "before-stripe", "after-stripe", "before-mail", "after-mail",
        "order-written", "stock-taken", "coupon-taken", "webhook-read", "webhook-stored", "webhook-acted-on", "payment-locked",
        "invoice-numbered", "cart-emptied", "outbox-claimed", "outbox-handled", "refund-reserved", "credit-note-numbered",
    ];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, int> _kills = [];
    private readonly List<string> _breaches = [];
    private readonly List<(string Email, long Total)> _bought = [];
    private readonly List<FoundVariant> _catalogue = [];
    private readonly CookieShopper _staff = new(shop.Address);
    private int _refunds;
    private int _duplicates;
    private string _armed = "";
    private int _armedSince;
    private int _starts;
    private int _place;

    /// <summary>Goes on until the shop was killed that often; it must be running.</summary>
    public async Task<CrashReport> RunAsync(int kills)
    {
        _place = seed;
        using (var first = new CookieShopper(shop.Address)) _catalogue.AddRange(await first.FindVariantsAsync(12));
        await _staff.SignInAsync(await shop.CreateAdminAsync("crash@example.com"));
        foreach (var variant in _catalogue) await _staff.PostAsync($"/admin/stock/{variant.Sku}", ("kind", "received"), ("by", "100000"));
        await shop.KillAsync();
        await StartArmedAsync();
        var purchases = 0;
        while (Kills < kills)
        {
            await BuyAsync($"crash-{seed}-{++purchases}@example.com");
            if (purchases - _armedSince >= PurchasesUntilKill && !shop.HasEnded) await shop.KillAsync();
            if (shop.HasEnded) await DiedAsync();
            if (purchases % PurchasesBetweenChecks == 0) await CheckAsync();
        }

        await CheckAsync();
        return new CrashReport(Kills, _bought.Count, _kills, _breaches);
    }

    public void Dispose() => _staff.Dispose();

    private int Kills => _kills.Values.Sum();

    // Each start is armed for the next point, at its first to sixth time; every eighth time the kill comes from outside.
    private async Task StartArmedAsync()
    {
        for (var deaths = 0; ; deaths++)
        {
            _armed = ++_starts % 8 == 0 ? "at random" : NextPlace();
            _armedSince = _bought.Count;
            try
            {
                await shop.RestartAsync(_armed);
                if (_armed == "at random") KillSoon();
                return;
            }
            catch (InvalidOperationException) when (shop.HasEnded && deaths < MaxDeathsInARow)
            {
                // It died while it started, which is a cut like any other.
                Count();
            }
        }
    }

    private string NextPlace()
    {
        var (point, times) = (Points[_place % Points.Length], 1 + _place / Points.Length % 6);
        _place++;
        return $"{point}:{times}";
    }

    private void KillSoon()
    {
        var (delay, doomed) = (TimeSpan.FromMilliseconds(_random.Next(20, 1500)), shop.ProcessId);
        _ = Task.Run(async () =>
        {
            await Task.Delay(delay);
            if (!shop.HasEnded && shop.ProcessId == doomed) await shop.KillAsync();
        });
    }

    private void Breach(string what)
    {
        _breaches.Add(what);
        tell(what);
    }

    private void Count() => _kills[_armed] = _kills.GetValueOrDefault(_armed) + 1;

    private Task DiedAsync()
    {
        Count();
        return StartArmedAsync();
    }

    private async Task CheckAsync()
    {
        await shop.KillAsync();
        await shop.RestartAsync();
        await Eventually.TrueAsync(AllToldAsync, Patience, "some buyer was never told");
        await Eventually.TrueAsync(
            async () => (await shop.Sandbox.LedgerAsync())
                .Refunds.Count(refund => refund.Status == "succeeded") == _refunds, Patience, $"Stripe does not have {_refunds} refunds");
        if (_duplicates > Kills) Breach($"{_duplicates} mails too many for {Kills} kills");
        var verified = await shop.RunCommandAsync("verify");
        if (verified.ExitCode != 0) Breach(verified.Output);
        var ledger = await shop.Sandbox.LedgerAsync();
        var charges = ledger.Charges.Count(charge => charge.Status == "succeeded");
        if (charges != _bought.Count) Breach($"{_bought.Count} orders, {charges} charges");
        tell($"{Kills} kills, {_bought.Count} orders, {charges} charges, {_refunds} refunds, {_duplicates} mails twice, {_breaches.Count} breaches");
        await shop.KillAsync();
        await StartArmedAsync();
    }

    private async Task<bool> AllToldAsync()
    {
        var mails = (await shop.Sandbox.MailsAsync()).GroupBy(mail => (mail.To, mail.Subject))
            .ToDictionary(same => same.Key, same => same.Count());
        // A cut between the server's yes and our mark sends the mail once more, under the same id: as often as that cut came.
        _duplicates = mails.Values.Sum(count => count - 1);
        var told = mails.Keys.Select(mail => mail.To).ToHashSet();
        return _bought.All(order => told.Contains(order.Email));
    }
}
