using System.Globalization;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Seeded faults for tests: shares from 0 to 1, kept in memory only.</summary>
public sealed class Chaos
{
    private static readonly string[] Faults = ["duplicate", "reorder", "drop", "delay_ms", "lose_answer", "error_500", "rate_429"];
    private const int MostReorderMilliseconds = 3000;
    private readonly Lock _lock = new();
    private Random _random = new(1);
    private Dictionary<string, double> _shares = [];

    public void Set(IFormCollection form)
    {
        lock (_lock)
        {
            _random = new Random((int)Number(form, "seed"));
            _shares = form.ContainsKey("off")
                ? []
                : Faults.ToDictionary(name => name, name => Number(form, name));
        }
    }

    public bool Strikes(string fault)
    {
        lock (_lock) return _random.NextDouble() < _shares.GetValueOrDefault(fault);
    }

    /// <summary>The milliseconds to wait before each delivery of a new event; none for one that is dropped.</summary>
    public IReadOnlyList<long> Deliveries()
    {
        if (Strikes("drop")) return [];
        var copies = Strikes("duplicate") ? 2 : 1;
        return [.. Enumerable.Range(0, copies).Select(_ => Wait())];
    }

    private long Wait()
    {
        var reordered = Strikes("reorder");
        lock (_lock) return (long)_shares.GetValueOrDefault("delay_ms") + (reordered ? _random.Next(MostReorderMilliseconds) : 0);
    }

    private static double Number(IFormCollection form, string name) =>
        double.TryParse(form[name], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
