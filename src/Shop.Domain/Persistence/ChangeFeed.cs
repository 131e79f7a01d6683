using System.Collections.Immutable;

namespace Shop.Domain.Persistence;

/// <summary>
/// Tells what changed in what everybody sees, after the commit and at least once: this process's own changes before the
/// write returns, those of other processes as soon as the database tells them. See decision 0015.
/// </summary>
public sealed class ChangeFeed
{
    private ImmutableArray<Func<ContentChange, ValueTask>> _listeners = [];

    /// <summary>Tells this process's own messages from those of others.</summary>
    public Guid Instance { get; } = Guid.NewGuid();

    /// <summary>
    /// False while changes made by other processes cannot be heard: until it is true again, what was read must not be kept.
    /// </summary>
    public bool PeersReachable { get; private set; } = true;

    /// <summary>
    /// SQLite's own count of such changes, as this process last knew it; null until it looked. Set within the writer's turn.
    /// </summary>
    public long? Generation { get; set; }

    /// <summary>Told when a listener failed: the write that it was told of is done and must not look as if it had failed.</summary>
    public Action<Exception>? WhenFailed { get; init; }

    /// <summary>
    /// Calls the listener with each change from now on. The writer still has its turn and waits: the listener must not
    /// write to the database itself, and puts off what takes long.
    /// </summary>
    public void Subscribe(Func<ContentChange, ValueTask> listener) =>
        ImmutableInterlocked.Update(ref _listeners, (listeners, added) => listeners.Add(added), listener);

    /// <summary>Tells all listeners, also when one of them fails.</summary>
    public async Task RaiseAsync(ContentChange change)
    {
        foreach (var listener in _listeners)
        {
            try
            {
                await listener(change);
            }
            catch (Exception failure)
            {
                WhenFailed?.Invoke(failure);
            }
        }
    }

    /// <summary>Whether others can be heard; as something may have been missed, all is stale at both turns.</summary>
    public Task SetPeersReachableAsync(bool others)
    {
        PeersReachable = others;
        return RaiseAsync(ContentChange.All);
    }
}
