namespace Shop.TestKit.Load;

/// <summary>What came back of a load.</summary>
/// <param name="Milliseconds">Of each answer, in order of size, refusals included.</param>
/// <param name="Refusals">Answers that were neither 2xx nor 3xx, by status; 0 counts requests without a whole answer.</param>
/// <param name="BodyBytes">Of all answers together.</param>
/// <param name="Last">One of the last answers, to see its headers by.</param>
public sealed record LoadReport(TimeSpan Took, IReadOnlyList<double> Milliseconds, IReadOnlyDictionary<int, int> Refusals, long BodyBytes,
    LoadAnswer Last)
{
    public int Answers => Milliseconds.Count;

    public double PerSecond => Answers / Took.TotalSeconds;

    public long MeanBody => Answers == 0 ? 0 : BodyBytes / Answers;

    public int Refused => Refusals.Values.Sum();

    /// <summary>The time that this share of the answers stayed within; 0 when there were none.</summary>
    public double Within(double share) => Answers == 0 ? 0 : Milliseconds[(int)Math.Ceiling(share * Answers) - 1];

    /// <summary>Several loads, one after the other, as if they were one.</summary>
    public static LoadReport Of(IReadOnlyCollection<LoadReport> parts) => new(
        TimeSpan.FromTicks(parts.Sum(part => part.Took.Ticks)), [.. parts.SelectMany(part => part.Milliseconds).Order()],
        parts.SelectMany(part => part.Refusals).GroupBy(refusal => refusal.Key)
            .ToDictionary(same => same.Key, same => same.Sum(refusal => refusal.Value)),
        parts.Sum(part => part.BodyBytes), parts.LastOrDefault(part => part.Last.Status > 0)?.Last ?? default);
}
