using System.Diagnostics;

namespace Shop.TestKit;

/// <summary>Waits for what happens in the background; the deadline only bounds a failing test, it asserts nothing about speed.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks until the answer is yes.</summary>
    /// <exception cref="TimeoutException">The answer was still no at the deadline.</exception>
    public static Task TrueAsync(Func<Task<bool>> condition, TimeSpan deadline, string message) =>
        AnswerAsync(async () => await condition() ? "yes" : null, deadline, () => message);

    /// <summary>Asks until there is an answer, and returns it.</summary>
    /// <exception cref="TimeoutException">There was still none at the deadline; the message is made then.</exception>
    public static async Task<T> AnswerAsync<T>(Func<Task<T?>> question, TimeSpan deadline, Func<string> message) where T : class
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(Pause))
        {
            if (await question() is { } answer) return answer;
            if (clock.Elapsed > deadline) throw new TimeoutException($"Not within {deadline.TotalSeconds:0} s: {message()}");
        }
    }
}
