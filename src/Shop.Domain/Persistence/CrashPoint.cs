using System.Diagnostics;

namespace Shop.Domain.Persistence;

/// <summary>
/// Places at which tests let the process die as in a power cut. They exist in builds with the constant CRASH_POINTS
/// only (configuration Crash): from every other build the compiler leaves the calls out.
/// </summary>
public static class CrashPoint
{
    /// <summary>"name" or "name:k": die when the point is reached for the k-th time since the start.</summary>
    public const string Setting = "SHOP_CRASH_AT";

#if CRASH_POINTS
    private static readonly string[] Wanted = (Environment.GetEnvironmentVariable(Setting) ?? "").Split(':');
    private static int _left = Wanted.Length > 1 ? int.Parse(Wanted[1], System.Globalization.CultureInfo.InvariantCulture) : 1;
#endif

    [Conditional("CRASH_POINTS")]
    public static void Reached(string name)
    {
#if CRASH_POINTS
        if (name != Wanted[0] || Interlocked.Decrement(ref _left) != 0) return;
        Process.GetCurrentProcess().Kill();
        // The signal is on its way: nothing more may happen here.
        Thread.Sleep(Timeout.Infinite);
#else
        _ = name;
#endif
    }
}
