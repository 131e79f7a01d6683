using Microsoft.EntityFrameworkCore;

namespace Shop.Domain.Verification;

/// <summary>
/// A rule that must hold whatever happened, how many things it was checked on, and where it is broken (the first of them).
/// </summary>
public sealed record Invariant(string Id, string Rule, int Checked, IReadOnlyList<string> Breaches)
{
    /// <summary>More breaches than this tell nobody more.</summary>
    public const int Shown = 50;

    public bool Holds => Breaches.Count == 0;
}

/// <summary>What the rules find broken.</summary>
public sealed class Breaches
{
    private readonly List<string> _found = [];

    public IReadOnlyList<string> Found => _found;

    public void Add(string breach)
    {
        if (_found.Count < Invariant.Shown) _found.Add(breach);
    }

    public void AddRange(IEnumerable<string> breaches)
    {
        foreach (var breach in breaches) Add(breach);
    }

    /// <summary>Each row that the query finds is a breach; nothing is found when all is well.</summary>
    public async Task AskAsync<T>(IQueryable<T> broken, Func<T, string> tell, CancellationToken cancellationToken)
    {
        // Neither sorted nor limited by the database: for that it would walk the orders along an index by whose order they
        // lie far apart in the file, which takes three times as long.
        await foreach (var each in broken.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Add(tell(each));
            if (_found.Count == Invariant.Shown) return;
        }
    }
}
