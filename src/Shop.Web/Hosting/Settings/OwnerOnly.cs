using System.Runtime.InteropServices;

namespace Shop.Web.Hosting.Settings;

/// <summary>
/// Keeps what the shop writes from everybody else on the machine: files of mode 0600 in folders of mode 0700. Windows has its
/// own inherited rights, which are left alone.
/// </summary>
public static class OwnerOnly
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const int OthersAndGroup = 63; // 077

    private delegate int SetMask(int mask);

    /// <summary>
    /// Whatever this process makes from now on is its owner's alone from the first moment, whatever mask it was started with;
    /// so is what SQLite makes.
    /// </summary>
    public static void ForNewFiles()
    {
        if (OperatingSystem.IsWindows()) return;
        if (NativeLibrary.TryLoad("libc", typeof(OwnerOnly).Assembly, null, out var libc)
            && NativeLibrary.TryGetExport(libc, "umask", out var umask))
            Marshal.GetDelegateForFunctionPointer<SetMask>(umask)(OthersAndGroup);
    }

    /// <summary>
    /// Takes the rights of group and others from a file or folder, and from all in the folder. Links are left as they are.
    /// </summary>
    /// <returns>What could not be changed, and why, one line each.</returns>
    public static IReadOnlyList<string> Tighten(string path)
    {
        var problems = new List<string>();
        if (!OperatingSystem.IsWindows()) TightenTree(path, problems);
        return problems;
    }

    /// <summary>The same for the file or folder alone.</summary>
    public static string? TightenOne(string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & ~Owner) != 0) File.SetUnixFileMode(path, mode & Owner);
            return null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{path}: {error.Message}";
        }
    }

    private static void TightenTree(string path, List<string> problems)
    {
        if (TightenOne(path) is { } problem) problems.Add(problem);
        if (!Directory.Exists(path)) return;
        try
        {
            // A link may lead anywhere, and its target's rights may be others' business.
            foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos())
                if (entry.LinkTarget is null) TightenTree(entry.FullName, problems);
                else if (IsOpen(entry)) problems.Add($"{entry.FullName}: a link to what others may read; it was left as it is");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path}: {error.Message}");
        }
    }

    private static bool IsOpen(FileSystemInfo link)
    {
        if (OperatingSystem.IsWindows()) return false;
        try
        {
            return (File.GetUnixFileMode(link.FullName) & ~Owner) != 0;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
