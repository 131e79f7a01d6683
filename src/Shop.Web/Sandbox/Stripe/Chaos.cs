namespace Shop.Web.Sandbox.Stripe;

/// <summary>What goes wrong with a call to the API.</summary>
internal enum ApiFault
{
    None,
    RateLimited,
    ErrorBefore,

    /// <summary>The effect is there, but the answer, kept under the idempotency key, is a 500.</summary>
    ErrorAfter,

    /// <summary>The effect is there, and the connection breaks before the answer.</summary>
    AnswerLost,
}

/// <summary>How much goes wrong; shares from 0 to 1.</summary>
internal sealed record ChaosSettings(int Seed, double Duplicate, double Reorder, double Drop, int DelayMs, double LoseAnswer,
    double Error500, double Rate429)
{
    public static ChaosSettings Off { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>What is wrong with the account: see <see cref="AccountTrouble"/>; empty when nothing is.</summary>
    public string Account { get; init; } = "";

    /// <summary>How disputes begin, whatever card was used: see <see cref="DisputeStart"/>; empty when the card decides.</summary>
    public string Dispute { get; init; } = "";
}

/// <summary>
/// Faults by plan. Each knob has dice of its own, seeded, so that the n-th decision of one knob is the same in every run,
/// whatever the other knobs do. Kept in memory only: a restart ends the faults.
/// </summary>
internal sealed class Chaos
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Random> _dice = new(StringComparer.Ordinal);

    public ChaosSettings Settings { get; private set; } = ChaosSettings.Off;

    public void Set(ChaosSettings settings)
    {
        lock (_lock)
        {
            Settings = settings;
            _dice.Clear();
        }
    }

    public ApiFault NextApiFault()
    {
        lock (_lock)
        {
            if (Strikes("rate_429", Settings.Rate429)) return ApiFault.RateLimited;
            if (Strikes("error_500", Settings.Error500))
                return Strikes("error_500_after", 0.5) ? ApiFault.ErrorAfter : ApiFault.ErrorBefore;
            return Strikes("lose_answer", Settings.LoseAnswer) ? ApiFault.AnswerLost : ApiFault.None;
        }
    }

    /// <exception cref="StripeFault">403: the key may do nothing, as long as the account is so set.</exception>
    public void RefuseKey()
    {
        if (Settings.Account == AccountTrouble.Permission) throw StripeFault.Forbidden();
    }

    public Task DelayAsync(TimeProvider clock, CancellationToken cancellationToken) =>
        Settings.DelayMs > 0 ? Task.Delay(TimeSpan.FromMilliseconds(Settings.DelayMs), clock, cancellationToken) : Task.CompletedTask;

    /// <summary>After how long a new event is sent, once for each copy; nothing when it will never arrive.</summary>
    public IReadOnlyList<TimeSpan> PlanWebhook()
    {
        lock (_lock)
        {
            if (Strikes("drop", Settings.Drop)) return [];
            var delay = TimeSpan.FromMilliseconds(Settings.DelayMs);
            // Held back for longer than events usually lie apart, so that later ones overtake it.
            if (Strikes("reorder", Settings.Reorder)) delay += TimeSpan.FromMilliseconds(500 + (2500 * Roll("reorder_time")));
            return Strikes("duplicate", Settings.Duplicate) ? [delay, delay] : [delay];
        }
    }

    private bool Strikes(string knob, double share) => share > 0 && Roll(knob) < share;

    private double Roll(string knob)
    {
        if (!_dice.TryGetValue(knob, out var dice)) _dice[knob] = dice = new Random(HashCodeOf(knob) ^ Settings.Seed);
        return dice.NextDouble();
    }

    // string.GetHashCode differs from run to run.
    private static int HashCodeOf(string knob) => knob.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
}
