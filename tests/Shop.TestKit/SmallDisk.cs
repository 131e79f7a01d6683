using System.Globalization;

namespace Shop.TestKit;

/// <summary>
/// A file system of one test, in memory, that can be filled to the last page and given room again. Needs the right to mount:
/// root has it, but for containers that forbid it.
/// </summary>
public sealed class SmallDisk : IAsyncDisposable
{
    // The shop is ready only with a gigabyte free; what is not written takes no memory.
    private const string Roomy = "2g";
    private const int Page = 4096;

    private static readonly Lazy<bool> Mountable = new(() => TryMountAsync().GetAwaiter().GetResult());

    private SmallDisk(string path) => Path = path;

    public static bool CanBeMade => Mountable.Value;

    public string Path { get; }

    public static async Task<SmallDisk> MountAsync()
    {
        var disk = new SmallDisk(Directory.CreateTempSubdirectory("shop-disk-").FullName);
        (await Command.RunAsync("mount", "-t", "tmpfs", "-o", $"size={Roomy}", "tmpfs", disk.Path)).OrThrow();
        return disk;
    }

    /// <summary>From now on there is room for that many pages of 4 KB more and no others.</summary>
    public Task LeavePagesAsync(int pages)
    {
        var drive = new DriveInfo(Path);
        return ResizeAsync((drive.TotalSize - drive.AvailableFreeSpace + (pages * Page)).ToString(CultureInfo.InvariantCulture));
    }

    public Task FreeAsync() => ResizeAsync(Roomy);

    public async Task MakeReadOnlyAsync() => (await Command.RunAsync("mount", "-o", "remount,ro", Path)).OrThrow();

    public async ValueTask DisposeAsync()
    {
        // Lazily: whoever still has a file open does not keep the test from ending.
        await Command.RunAsync("umount", "-l", Path);
        Directory.Delete(Path, recursive: true);
    }

    private async Task ResizeAsync(string size) => (await Command.RunAsync("mount", "-o", $"remount,size={size}", Path)).OrThrow();

    private static async Task<bool> TryMountAsync()
    {
        if (Environment.UserName != "root") return false;
        try
        {
            await using var disk = await MountAsync();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
