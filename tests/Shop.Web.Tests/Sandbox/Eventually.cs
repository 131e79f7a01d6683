using Xunit;

namespace Shop.Web.Tests.Sandbox;

/// <summary>Waits for what the sandbox does by itself.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    public static async Task<T> IsAsync<T>(Func<Task<T>> look, Func<T, bool> holds)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (holds(seen)) return seen;
            Assert.True(TimeProvider.System.GetElapsedTime(until) < Deadline, $"It did not come about; last seen: {seen}");
            await Task.Delay(50);
        }
    }
}
