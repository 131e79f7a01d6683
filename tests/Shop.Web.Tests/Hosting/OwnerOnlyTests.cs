using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Shop.Web.Tests.Hosting;

[UnsupportedOSPlatform("windows")]
public sealed class OwnerOnlyTests : IDisposable
{
    private const UnixFileMode OthersAndGroup = (UnixFileMode)0b111_111;
    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;
    private readonly BuiltProgram _program = new();
    private readonly string _elsewhere = Directory.CreateTempSubdirectory("shop-elsewhere-").FullName;

    [Fact]
    public async Task Nobody_else_may_read_what_the_shop_makes_whatever_mask_it_is_started_with()
    {
        await _program.WhileRunningAsync(async (shop, _) =>
        {
            using var client = new HttpClient();
            await client.GetStringAsync(shop);
            Assert.Contains("shop.db-wal", Directory.EnumerateFiles(_program.Data).Select(Path.GetFileName));
            AssertClosed(_program.Data);
        });
    }

    [Fact]
    public async Task What_everybody_could_read_is_closed_at_the_start()
    {
        var deep = Directory.CreateDirectory(Path.Combine(_program.Data, "pictures", "ab", "abcd")).FullName;
        await File.WriteAllTextAsync(Path.Combine(deep, "master.jpg"), "");
        Directory.CreateDirectory(Path.Combine(_program.Data, "before-restore-20261201-080000"));
        await File.WriteAllTextAsync(Path.Combine(_program.Data, "before-restore-20261201-080000", "shop.db"), "");
        Open(_program.Data);
        await _program.WhileRunningAsync((_, _) =>
        {
            AssertClosed(_program.Data);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_database_outside_the_data_folder_is_closed_and_its_folder_is_left_alone()
    {
        var file = Path.Combine(_elsewhere, "other.db");
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; CREATE TABLE t (c)";
            await command.ExecuteNonQueryAsync();
        }

        Open(_elsewhere);
        await _program.With("ConnectionStrings__Shop", $"Data Source={file}").WhileRunningAsync((_, _) =>
        {
            Assert.All(Directory.EnumerateFiles(_elsewhere), path => Assert.Equal(UnixFileMode.None, ModeOf(path) & OthersAndGroup));
            Assert.Equal(Everybody, ModeOf(_elsewhere));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_link_to_what_others_may_read_is_left_alone_and_told()
    {
        var shared = Path.Combine(_elsewhere, "shared.txt");
        await File.WriteAllTextAsync(shared, "");
        Open(_elsewhere);
        File.CreateSymbolicLink(Path.Combine(_program.Data, "link.txt"), shared);
        await _program.WhileRunningAsync((_, output) =>
        {
            Assert.Contains("Others on this machine may read the shop's data", output(), StringComparison.Ordinal);
            Assert.NotEqual(UnixFileMode.None, ModeOf(shared) & OthersAndGroup);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Backups_exports_and_what_a_restore_moves_aside_are_their_owner_s_alone()
    {
        var (backup, export) = (Path.Combine(_elsewhere, "shop.zip"), Path.Combine(_elsewhere, "orders.csv"));
        await File.WriteAllTextAsync(export, "an earlier export");
        Open(_elsewhere);
        Assert.Equal(0, (await _program.RunAsync("backup", backup)).Code);
        Assert.Equal(0, (await _program.RunAsync("export", "orders", export)).Code);
        Open(_program.Data);
        Assert.Equal(0, (await _program.RunAsync("restore", backup)).Code);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(backup));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(export));
        AssertClosed(_program.Data, "shop.db");
        AssertClosed(Directory.EnumerateDirectories(_program.Data, "before-restore-*").Single());
    }

    [Fact]
    public void A_folder_that_belongs_to_everybody_is_not_taken_from_them()
    {
        File.SetUnixFileMode(_elsewhere, Everybody | UnixFileMode.StickyBit);
        Shop.Web.Hosting.Settings.DataFolder.Prepare(_elsewhere);
        Assert.Equal(Everybody | UnixFileMode.StickyBit, ModeOf(_elsewhere));
    }

    public void Dispose()
    {
        _program.Dispose();
        Directory.Delete(_elsewhere, recursive: true);
    }

    private static UnixFileMode ModeOf(string path) => File.GetUnixFileMode(path);

    private static void Open(string folder)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(path, Everybody);
        File.SetUnixFileMode(folder, Everybody);
    }

    private static void AssertClosed(string folder, string search = "*") =>
        Assert.All(Directory.EnumerateFileSystemEntries(folder, search, SearchOption.AllDirectories).Append(folder),
            path => Assert.True((ModeOf(path) & OthersAndGroup) == 0, $"{path} is {ModeOf(path)}"));
}
