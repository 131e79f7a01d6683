using System.Globalization;
using Shop.Domain.Catalogue.Pictures;

namespace Shop.Jobs.Pictures;

/// <summary>Where the shop keeps its files.</summary>
/// <param name="DataPath">Absolute path of the one folder that the shop writes to.</param>
public sealed record PictureFolder(string DataPath);

/// <summary>
/// Pictures on the disk: <c>pictures/[first two digits]/[hash]/master.jpg</c> and its renditions beside it. A file has its
/// name once it is whole, so a killed process leaves no half one.
/// </summary>
public sealed class PictureFiles(PictureFolder folder) : IDisposable
{
    private const string Master = "master.jpg";

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>
    /// One picture is worked on at a time in a process: a large one takes a quarter of a gigabyte while it is read, and
    /// nobody deletes what another is about to use.
    /// </summary>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    public bool HasMaster(string hash) => File.Exists(MasterPath(hash));

    public bool Has(PictureName name) => File.Exists(PathOf(name));

    /// <summary>The file, open for reading; null when it is not there.</summary>
    public FileStream? Open(PictureName name) => Open(PathOf(name));

    /// <summary>The master, open for reading; null when it is lost.</summary>
    public FileStream? OpenMaster(string hash) => Open(MasterPath(hash));

    public Task WriteMasterAsync(string hash, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(MasterPath(hash), content, cancellationToken);

    public Task WriteAsync(PictureName name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(PathOf(name), content, cancellationToken);

    /// <summary>Deletes the picture's files; those that are gone already are no fault.</summary>
    public void Delete(string hash)
    {
        if (Directory.Exists(FolderOf(hash))) Directory.Delete(FolderOf(hash), recursive: true);
    }

    public void Dispose() => _turn.Dispose();

    private string PathOf(PictureName name) =>
        Path.Combine(FolderOf(name.Hash), string.Create(CultureInfo.InvariantCulture, $"{name.Width}.{name.Ending}"));

    private string MasterPath(string hash) => Path.Combine(FolderOf(hash), Master);

    private string FolderOf(string hash) => PictureRules.IsHash(hash)
        ? Path.Combine(folder.DataPath, "pictures", hash[..2], hash)
        : throw new ArgumentException("Not a picture's hash.", nameof(hash));

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024,
                FileOptions.Asynchronous);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // The unfinished file lies beside the database under a name with a dot, which no backup takes along.
    private async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var part = Path.Combine(folder.DataPath, $".picture-{Guid.NewGuid():N}");
        try
        {
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
