using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Shop.TestKit;

namespace Shop.Benchmarks.Pages;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync()
    {
        var commit = await Command.RunAsync("git", "-C", RepositoryPaths.Root, "log", "-1", "--format=%h of %cs");
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        return string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, commit {commit.Output.Trim()}, load before the run {load}");
    }

    /// <summary>What the process holds in memory now, in MB.</summary>
    public static double ResidentMegabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status")
            .First(line => line.StartsWith("VmRSS", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>The processor time that the process has used in all its threads, which other programs' load hardly changes.</summary>
    public static TimeSpan ProcessorTime(int process)
    {
        using var running = Process.GetProcessById(process);
        return running.TotalProcessorTime;
    }
}
