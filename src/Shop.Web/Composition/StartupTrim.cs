using System.Runtime.InteropServices;

namespace Shop.Web.Composition;

/// <summary>Gives the system back, once, what only the start needed: a shop that nobody visits would keep it for hours.</summary>
internal sealed class StartupTrim : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private delegate int MallocTrim(nuint keep);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Rest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested) return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        TrimNativeHeap();
    }

    // What the compiler of .NET freed stays with glibc otherwise, some 10 MB. Other C libraries have no such call.
    private static void TrimNativeHeap()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var libc) && NativeLibrary.TryGetExport(libc, "malloc_trim", out var trim))
            Marshal.GetDelegateForFunctionPointer<MallocTrim>(trim)(0);
    }
}
