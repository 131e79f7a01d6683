using System.Runtime.InteropServices;

namespace Shop.Domain.Persistence.Speed;

/// <summary>
/// Gives memory that nothing uses any more back to the system, at once: it takes some tenths of a second, in which nothing else runs.
/// </summary>
public static class UnusedMemory
{
    private delegate int MallocTrim(nuint keep);

    public static void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        TrimNativeHeap();
    }

    // What the compiler of .NET freed stays with glibc otherwise, some 10 MB. Other C libraries have no such call.
    private static void TrimNativeHeap()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var libc)
            && NativeLibrary.TryGetExport(libc, "malloc_trim", out var trim))
            Marshal.GetDelegateForFunctionPointer<MallocTrim>(trim)(0);
    }
}
