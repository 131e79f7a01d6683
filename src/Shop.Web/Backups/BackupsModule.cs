using Shop.Domain.Shared;
using Shop.Jobs.Hosting;

namespace Shop.Web.Backups;

/// <summary>Backups: by hand, each night, and tried out each week.</summary>
public sealed class BackupsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) =>
        services.AddScoped<ShopBackup>().AddScoped<BackupFolder>().AddScoped<RestoreRehearsal>().AddScoped<RestoreShop>();

    public override void AddJobWorkers(IServiceCollection services) => services
        .AddRecurringJob<NightlyBackup>("nightly-backup", "30 2 * * *", TimeSpan.FromDays(1))
        .AddRecurringJob<WeeklyRehearsal>("restore-rehearsal", "0 4 * * 0", TimeSpan.FromDays(7));
}
