using Microsoft.Data.Sqlite;
using Shop.TestKit;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>Whatever goes wrong around a command: one plain line, an exit code, and no half file.</summary>
public sealed class CommandFailureTests : IDisposable
{
    private readonly BuiltProgram _program = new();
    private readonly string _elsewhere = Directory.CreateTempSubdirectory("shop-failures-").FullName;

    [SmallDiskFact]
    public async Task A_backup_or_export_that_finds_no_room_says_so_and_leaves_nothing_behind()
    {
        Assert.Equal(0, (await _program.RunAsync("admin", "create", "--email", "boss@example.com")).Code);
        await using var disk = await SmallDisk.MountAsync();
        // An empty file system cannot be left without room.
        await File.WriteAllTextAsync(Path.Combine(disk.Path, "something"), "else");
        await disk.LeavePagesAsync(0);
        await RefusedAsync("backup", Path.Combine(disk.Path, "shop.zip"));
        await RefusedAsync("export", "orders", Path.Combine(disk.Path, "orders.csv"));
        await RefusedAsync("export", "products", Path.Combine(disk.Path, "products.csv"));
        Assert.Equal("something", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(disk.Path))));
        Assert.DoesNotContain(Directory.EnumerateFiles(_program.Data), path => Path.GetFileName(path)
            .StartsWith(".backup", StringComparison.Ordinal));
    }

    [SmallDiskFact]
    public async Task With_a_data_folder_on_a_full_disk_every_command_says_so_in_one_line()
    {
        await using var disk = await SmallDisk.MountAsync();
        var program = _program.With("Shop__DataPath", disk.Path);
        var backup = Path.Combine(_elsewhere, "shop.zip");
        Assert.Equal(0, (await program.RunAsync("backup", backup)).Code);
        var before = Directory.EnumerateFileSystemEntries(disk.Path, "*", SearchOption.AllDirectories).Order().ToList();
        await disk.LeavePagesAsync(0);
        await RefusedAsync("backup", Path.Combine(_elsewhere, "second.zip"));
        await RefusedAsync("seed", "--products", "300", "--orders", "0");
        await RefusedAsync("import", "products", await CsvAsync());
        await RefusedAsync("restore", backup);
        await disk.FreeAsync();
        Assert.Equal(0, (await program.RunAsync("verify")).Code);
        var left = Directory.EnumerateFileSystemEntries(disk.Path, "*", SearchOption.AllDirectories).Except(before);
        Assert.DoesNotContain(left, path => new[] { ".backup", ".restore", ".part" }.Any(path.Contains));
    }

    [Fact]
    public async Task A_path_that_leads_nowhere_is_refused_in_one_line()
    {
        var missing = Path.Combine(_elsewhere, "missing", "file");
        await RefusedAsync("backup", missing);
        await RefusedAsync("backup", _elsewhere);
        await RefusedAsync("export", "orders", missing);
        await RefusedAsync("export", "products", _elsewhere);
        await RefusedAsync("restore", missing);
        await RefusedAsync("import", "products", missing);
        await RefusedAsync("recommend", "evaluate", missing);
        await RefusedAsync("import", "products", _elsewhere);
        await RefusedAsync("restore", _elsewhere);
    }

    [Fact]
    public async Task A_restore_of_what_is_no_backup_changes_nothing()
    {
        Assert.Equal(0, (await _program.RunAsync("admin", "create", "--email", "boss@example.com")).Code);
        var file = Path.Combine(_elsewhere, "no-backup.zip");
        await File.WriteAllTextAsync(file, "this is not a zip file");
        Assert.Contains("Nothing was changed", await RefusedAsync("restore", file), StringComparison.Ordinal);
        Assert.Contains("boss@example.com", (await _program.RunAsync("admin", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_damaged_or_of_another_version_is_named_in_one_line()
    {
        var file = Path.Combine(_program.Data, "shop.db");
        await File.WriteAllTextAsync(file, new string('x', 5000));
        foreach (var verb in new string[][] { ["verify"], ["admin", "list"], ["export", "orders", Path.Combine(_elsewhere, "orders.csv")],
            [] }) await RefusedAsync(verb);
        File.Delete(file);
        Execute("""
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT);
            INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Later', '99')
            """);
        Assert.Contains("20990101000000_Later", await RefusedAsync("admin", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_another_program_holds_locked_is_named_in_one_line()
    {
        Assert.Equal(0, (await _program.RunAsync("admin", "create", "--email", "boss@example.com")).Code);
        await using var holder = new SqliteConnection($"Data Source={Path.Combine(_program.Data, "shop.db")};Pooling=False");
        await holder.OpenAsync();
        await using var command = holder.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();
        await RefusedAsync("admin", "disable", "--email", "boss@example.com", "--force");
    }

    [Fact]
    public async Task Ctrl_C_ends_a_command_with_130_and_leaves_no_half_file()
    {
        // Takes some seconds to pack, and no room on the disk.
        await using (var large = new FileStream(Path.Combine(_program.Data, "large.bin"), FileMode.CreateNew)) large.SetLength(4L << 30);
        var target = Path.Combine(_elsewhere, "shop.zip");
        var (code, errors) = await _program.InterruptAsync(() => File.Exists(target + ".part"), "backup", target);
        Assert.Equal(130, code);
        Assert.True(errors.TrimEnd().Split('\n').Length <= 1, errors);
        Assert.Empty(Directory.EnumerateFiles(_elsewhere));
        Assert.DoesNotContain(Directory.EnumerateFiles(_program.Data), path => Path.GetFileName(path)
            .StartsWith(".backup", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _program.Dispose();
        Directory.Delete(_elsewhere, recursive: true);
    }

    private async Task<string> RefusedAsync(params string[] arguments)
    {
        var (code, _, errors) = await _program.RunAsync(arguments);
        Assert.True(code is 1 or 2, $"{string.Join(' ', arguments)} ended with {code}: {errors}");
        return Assert.Single(errors.TrimEnd().Split('\n'));
    }

    private async Task<string> CsvAsync()
    {
        var file = Path.Combine(_elsewhere, "products.csv");
        var rows = Enumerable.Range(1, 500).Select(number => $"NEW{number},Thing number {number},{number}.50");
        await File.WriteAllLinesAsync(file, ["stockcode,description,price", .. rows]);
        return file;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_program.Data, "shop.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
