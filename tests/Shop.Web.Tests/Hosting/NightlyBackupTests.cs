using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shop.Web.Backups;
using Shop.Web.Hosting.Persistence;
using Shop.Web.Hosting.Settings;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>The backups that the shop makes by itself.</summary>
[Collection(nameof(HostedShop))]
public sealed class NightlyBackupTests(HostedShop shop) : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 2, 30, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("shop-backups-").FullName;
    private readonly FakeTimeProvider _clock = new(Now);

    [Fact]
    public async Task Each_night_one_more_is_written_and_only_the_newest_are_kept_beside_files_of_others()
    {
        var settings = new BackupSettings(_folder, Keep: 2, BeforeUpgrade: true);
        await File.WriteAllTextAsync(Path.Combine(_folder, "shop-letters.zip"), "not ours");
        for (var night = 0; night < 3; night++)
        {
            await NightAsync(settings);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(["shop-20261202-023000.zip", "shop-20261203-023000.zip", "shop-letters.zip"],
            Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var newest = new BackupFolder(settings, _clock).Read()[0];
        var scratch = Directory.CreateDirectory(Path.Combine(_folder, "scratch")).FullName;
        Assert.Equal("Leaf & Kiln", (await BackupFile.UnpackAsync(newest.File, scratch, DatabaseCopy.Sqlite, CancellationToken.None)).Shop);
    }

    [Fact]
    public async Task A_shop_that_keeps_none_makes_none()
    {
        await NightAsync(new BackupSettings(_folder, Keep: 0, BeforeUpgrade: true));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task What_came_of_a_rehearsal_stands_beside_its_backup()
    {
        var settings = new BackupSettings(_folder, Keep: 1, BeforeUpgrade: true);
        await NightAsync(settings);
        var folder = new BackupFolder(settings, _clock);
        folder.Note(folder.Read()[0].File, new Rehearsal(Now, null));
        Assert.Equal(new Rehearsal(Now, null), folder.Read()[0].Rehearsal);
        folder.Note(folder.Read()[0].File, new Rehearsal(Now, "verify failed"));
        Assert.Equal(new Rehearsal(Now, "verify failed"), folder.Read()[0].Rehearsal);
        _clock.Advance(TimeSpan.FromDays(1));
        await NightAsync(settings);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Before_an_upgrade_the_database_is_copied_whole_and_the_newest_three_copies_stay()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var copy = scope.ServiceProvider.GetRequiredService<DatabaseCopy>();
        for (var upgrade = 0; upgrade < 4; upgrade++)
        {
            await new UpgradeBackup(copy, new BackupSettings(_folder, Keep: 0, BeforeUpgrade: true), _clock).WriteAsync(default);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(3, Directory.GetFiles(_folder, "before-upgrade-*-shop.db").Length);
        Assert.True(await SqliteCopies.IsWholeAsync(Directory.GetFiles(_folder)[0], default));
        SqliteConnection.ClearAllPools();
        var blocked = new BackupSettings(Path.Combine(Directory.GetFiles(_folder)[0], "below-a-file"), Keep: 0, BeforeUpgrade: true);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => new UpgradeBackup(copy, blocked, _clock).WriteAsync(default));
        Assert.Contains("Nothing was changed", refused.Message, StringComparison.Ordinal);
        await new UpgradeBackup(copy, blocked with { BeforeUpgrade = false }, _clock).WriteAsync(default);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task NightAsync(BackupSettings settings)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var backup = ActivatorUtilities.CreateInstance<ShopBackup>(services, settings);
        await new NightlyBackup(backup, new BackupFolder(settings, _clock), settings, NullLogger<NightlyBackup>.Instance).RunAsync(default);
    }
}
