namespace Shop.Domain.Persistence;

/// <summary>
/// Lets writers into SQLite one at a time, in the order in which they came: one file takes one writer anyway, and
/// waiting here costs less than polling a busy lock. PostgreSQL needs no gate, so there everybody passes.
/// </summary>
public sealed class WriteGate(bool oneAtATime, OutboxSignal signal) : IDisposable
{
    private readonly SemaphoreSlim? _turn = oneAtATime ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Raised after each commit that wrote to the outbox.</summary>
    public OutboxSignal Signal { get; } = signal;

    /// <summary>Told after each commit that changed what everybody sees.</summary>
    public ChangeFeed Changes { get; init; } = new();

    /// <summary>Told of each write transaction that held the database for half a second or more (R56).</summary>
    public Action<TimeSpan>? WhenSlow { get; init; }

    /// <summary>Waits for the turn; disposing the result gives it on.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (_turn is null) return null;
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    public void Dispose() => _turn?.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
