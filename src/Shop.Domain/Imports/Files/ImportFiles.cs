namespace Shop.Domain.Imports.Files;

/// <summary>Keeps uploaded files in a folder for some months, under names that the shop gives.</summary>
public sealed class ImportFiles(string folder)
{
    /// <summary>Stores the file whole, or nothing of it.</summary>
    /// <returns>Its size in bytes; null when it is larger than the limit.</returns>
    public async Task<long?> KeepAsync(Guid id, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var part = PathOf(id) + ".part";
        try
        {
            var size = await CopyAsync(content, part, cancellationToken);
            if (size is not null) File.Move(part, PathOf(id), overwrite: true);
            return size;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <exception cref="InvalidDataException">The file is not there any more.</exception>
    public FileStream Open(Guid id)
    {
        try
        {
            return new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException("The uploaded file is no longer in the shop's data folder. Upload it again.");
        }
    }

    /// <summary>Deletes files that were uploaded before that instant: applied or not, nobody comes back to them.</summary>
    public void Forget(DateTimeOffset before)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime))
            file.Delete();
    }

    private static async Task<long?> CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        await using var target = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (target.Length + read > ImportLimits.MaxBytes) return null;
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        target.Flush(flushToDisk: true);
        return target.Length;
    }

    private string PathOf(Guid id) => Path.Combine(folder, $"{id:N}.csv");
}
