using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Shop.Web.Hosting.Persistence;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Backups;

/// <summary>
/// Restores a backup on trial, in a folder (and on PostgreSQL a database) of its own, and runs <c>verify</c> on it. A backup that
/// nobody ever restored is a hope; the shop itself is not touched.
/// </summary>
public sealed class RestoreRehearsal(DatabaseCopy copy, PostgresTools postgres, DatabaseSettings database, BackupSettings settings)
{
    /// <returns>Null when all is well, else why the backup cannot be relied on.</returns>
    public async Task<string?> TryAsync(FileInfo file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.Folder);
        var scratch = Directory.CreateDirectory(Path.Combine(settings.Folder, $".rehearsal-{Guid.NewGuid():N}")).FullName;
        OwnerOnly.TightenOne(scratch);
        try
        {
            await BackupFile.UnpackAsync(file, scratch, copy.Name, cancellationToken);
            return await VerifiedAsync(scratch, cancellationToken);
        }
        catch (Exception problem)
            when (problem is InvalidDataException or IOException or UnauthorizedAccessException or Npgsql.NpgsqlException)
        {
            return problem.Message;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task<string?> VerifiedAsync(string scratch, CancellationToken cancellationToken)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
            return await VerifyAsync(scratch, $"Data Source={Path.Combine(scratch, DatabaseCopy.Sqlite)}", cancellationToken);
        string? problem = null;
        await postgres.InScratchDatabaseAsync(async connection =>
        {
            await postgres.RestoreAsync(Path.Combine(scratch, DatabaseCopy.Postgres), connection.Database!, cancellationToken);
            problem = await VerifyAsync(scratch, connection.ConnectionString, cancellationToken);
        }, cancellationToken);
        return problem;
    }

    // The same program over the copy: what it would be like on the day that it is needed.
    private static async Task<string?> VerifyAsync(string dataPath, string connection, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Shop.Web.dll"));
        start.ArgumentList.Add("verify");
        foreach (var (name, value) in new[] { ("Shop__DataPath", dataPath), ("ConnectionStrings__Shop", connection),
            ("Sandbox__Enabled", "false") })
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var stopping = cancellationToken.Register(() => process.Kill());
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? null : $"verify failed: {Shortened(output, await errors)}";
    }

    private static string Shortened(string output, string errors) => string.Join(' ', output.Split('\n')
        .Where(line => line.StartsWith("BROKEN", StringComparison.Ordinal)).Append(errors.Trim()).Take(3)).ReplaceLineEndings(" ");
}
