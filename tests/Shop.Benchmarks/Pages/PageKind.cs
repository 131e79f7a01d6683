using System.Globalization;
using Shop.TestKit.Load;

namespace Shop.Benchmarks.Pages;

/// <summary>A kind of page and how to ask for it: the request of each running number, empty when there is none left.</summary>
/// <param name="NotThere">Why it cannot be measured, or null.</param>
internal sealed record PageKind(string Name, Func<long, ReadOnlyMemory<byte>> Source, string? NotThere = null)
{
    /// <summary>Fewer than the run's: an export is not asked for by eight people at once.</summary>
    public int MaxConnections { get; init; } = int.MaxValue;

    /// <summary>Answers before measuring begins: .NET compiles what is used most a second and a third time.</summary>
    public int WarmUp { get; init; } = 1000;

    /// <summary>There are only so many requests, which a long warm-up would use up.</summary>
    public bool RunsOut { get; init; }

    public static PageKind Missing(string name, string why) => new(name, _ => default, why);

    /// <summary>One of these requests each time, scattered.</summary>
    public static PageKind AnyOf(string name, IReadOnlyList<byte[]> requests) =>
        new(name, number => requests[Scatter.Index(number, requests.Count)]);
}

/// <summary>Numbers that look random and are the same in each run.</summary>
internal static class Scatter
{
    public static int Index(long number, int count)
    {
        var mixed = unchecked((ulong)(number + 1) * 0x9E3779B97F4A7C15UL);
        return (int)((mixed ^ (mixed >> 29)) % (ulong)count);
    }
}

/// <summary>What was measured of one kind.</summary>
/// <param name="TimesBare">How many bare answers the machine gives in the time of one of this kind: the median of the rounds.</param>
internal sealed record PageRow(PageKind Kind, LoadReport Closed, LoadReport Open, double OpenRate, LoadReport Bare, double TimesBare)
{
    /// <summary>The shop's processor time for each answer, all its threads together.</summary>
    public required double ProcessorMilliseconds { get; init; }

    public required double BareProcessorMilliseconds { get; init; }

    public string[] Cells =>
    [
        Kind.Name, Number(Closed.PerSecond), Number(Closed.Within(0.5)), Number(Closed.Within(0.95)), Number(Closed.Within(0.99)),
            Number(OpenRate),
        Number(Open.Within(0.5)), Number(Open.Within(0.95)), Number(Open.Within(0.99)), (Closed.MeanBody / 1024d)
            .ToString("0.0", CultureInfo.InvariantCulture),
        Number(Bare.PerSecond), Number(Bare.Within(0.5)), Number(TimesBare), Number(ProcessorMilliseconds),
            Number(BareProcessorMilliseconds),
        Number(ProcessorMilliseconds / BareProcessorMilliseconds), Refusals,
    ];

    private string Refusals => string.Join(' ', Closed.Refusals.Concat(Open.Refusals).GroupBy(refusal => refusal.Key)
        .Select(same => $"{same.Sum(refusal => refusal.Value)}×{(same.Key == 0 ? "no answer" : same.Key)}").DefaultIfEmpty("0"));

    internal static string Number(double value) =>
        value.ToString(value < 1 ? "0.000" : value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
