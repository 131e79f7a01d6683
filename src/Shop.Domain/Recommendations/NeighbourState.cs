using Shop.Domain.Persistence;

namespace Shop.Domain.Recommendations;

/// <summary>The one row that says which neighbours count, what they were learnt from, and who is learning now.</summary>
public sealed class NeighbourState : ILeased
{
    private NeighbourState()
    {
    }

    public int Id { get; private set; }

    /// <summary>The generation that readers use; 0 before the first.</summary>
    public long Generation { get; private set; }

    /// <summary>How often the counts had been changed when they were read for it.</summary>
    public long LearntTurns { get; private set; }

    /// <summary>When the sums were last made anew from the orders; null before the first time.</summary>
    public DateTimeOffset? RebuiltAt { get; private set; }

    public Guid? LeasedBy { get; private set; }

    public long LeaseBeat { get; private set; }
}
