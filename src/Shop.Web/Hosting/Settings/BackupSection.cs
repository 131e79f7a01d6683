namespace Shop.Web.Hosting.Settings;

/// <summary>The shop's own nightly backups.</summary>
/// <param name="Folder">Absolute path; best on another disk than the data.</param>
/// <param name="Keep">How many are kept, one a night; 0 for none.</param>
/// <param name="BeforeUpgrade">The database is copied there before a new version changes its tables.</param>
public sealed record BackupSettings(string Folder, int Keep, bool BeforeUpgrade);

internal static class BackupSection
{
    private const int AWeek = 7;
    private const int MaxKept = 1000;

    public static BackupSettings Read(SettingValues values, ShopSettings shop, IHostEnvironment environment) => new(
        DataFolder.Resolve(values.Text("Backup:Folder") ?? Path.Combine(shop.DataPath, "backups"), environment.ContentRootPath),
        values.Number("Backup:Keep", otherwise: environment.IsProduction() ? AWeek : 0, least: 0, most: MaxKept),
        values.Switch("Backup:BeforeUpgrade", otherwise: true));
}
