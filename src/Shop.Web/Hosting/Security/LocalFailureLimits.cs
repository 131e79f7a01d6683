using System.Collections.Concurrent;

namespace Shop.Web.Hosting.Security;

/// <summary>Counts in this process's memory: while Redis is away, and in tests.</summary>
public sealed class LocalFailureLimits(TimeProvider clock) : IFailureLimits
{
    public IFailureLimit Create(string name, int max, TimeSpan window) => new Limit(clock, max, window);

    private sealed class Limit(TimeProvider clock, int max, TimeSpan window) : IFailureLimit
    {
        private const int Crowd = 10_000;
        private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset EndsAt)> _counts = new(StringComparer.Ordinal);

        public int Max => max;

        public Task<int> TakeAsync(string key, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            if (_counts.Count > Crowd) ForgetEnded(now);
            var taken = _counts.AddOrUpdate(
                key, _ => (1, now + window), (_, counted) =>
                    counted.EndsAt <= now ? (1, now + window) : (counted.Count + 1, counted.EndsAt));
            return Task.FromResult(taken.Count);
        }

        public Task GiveBackAsync(string key, CancellationToken cancellationToken)
        {
            if (_counts.ContainsKey(key))
                _counts.AddOrUpdate(key, _ => default, (_, counted) => (Math.Max(0, counted.Count - 1), counted.EndsAt));
            return Task.CompletedTask;
        }

        public Task ClearAsync(string key, CancellationToken cancellationToken)
        {
            _counts.TryRemove(key, out _);
            return Task.CompletedTask;
        }

        private void ForgetEnded(DateTimeOffset now)
        {
            foreach (var ended in _counts.Where(count => count.Value.EndsAt <= now)) _counts.TryRemove(ended);
        }
    }
}
