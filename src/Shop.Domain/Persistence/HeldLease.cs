namespace Shop.Domain.Persistence;

/// <summary>A lease while it is held.</summary>
public sealed class HeldLease : IAsyncDisposable
{
    private readonly Func<CancellationToken, Task<int>> _renew;
    private readonly LeasePace _pace;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _renewing;
    private long _renewedAt;

    internal HeldLease(Func<CancellationToken, Task<int>> renew, LeasePace pace, TimeProvider clock, CancellationToken stop)
    {
        (_renew, _pace, _clock, _renewedAt) = (renew, pace, clock, clock.GetTimestamp());
        _lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _renewing = RenewAsync();
    }

    /// <summary>For the work: cancelled when it is to stop, or when the lease was lost.</summary>
    public CancellationToken Token => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _renewing;
        _over.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        while (true)
        {
            await Task.Delay(_pace.Renewal, _clock, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_over.IsCancellationRequested) return;
            if (await IsHeldAsync()) continue;
            await _lost.CancelAsync();
            return;
        }
    }

    // A database that does not answer for a while is no loss yet.
    private async Task<bool> IsHeldAsync()
    {
        var asked = _clock.GetTimestamp();
        using var patience = new CancellationTokenSource(_pace.Renewal, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _over.Token);
        try
        {
            if (await _renew(either.Token) == 0) return false;
            _renewedAt = asked;
            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return _clock.GetElapsedTime(_renewedAt) < _pace.Patience;
        }
    }
}
