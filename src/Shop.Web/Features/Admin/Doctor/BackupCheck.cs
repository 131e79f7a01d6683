using Shop.Web.Backups;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>There is a fresh backup on another disk, and the last one that was tried came back whole.</summary>
public sealed class BackupCheck(BackupFolder folder, BackupSettings settings, ShopSettings shop, TimeProvider clock)
    : IDoctorCheck, IAttentionSource
{
    private const string Title = "Backups";
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(36);

    public int Place => 50;

    public Task<IReadOnlyList<DoctorFinding>> CheckAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DoctorFinding>>([Newest(), Tried()]);

    /// <summary>Only where backups are made: another machine cannot see the folder.</summary>
    public Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(
        settings.Keep == 0 || folder.Read() is not [{ } newest, ..]
            ? []
            : new[] { Newest(), Tried() }.Where(finding => finding.Result == DoctorResult.Fault)
                .Select(finding => new AttentionItem(Title, newest.MadeAt, finding.Said)));

    private DoctorFinding Newest()
    {
        if (settings.Keep == 0)
            return new(Title, DoctorResult.Advice, "The shop makes none by itself.", "Set Backup:Keep to the number of nights to keep.");
        if (folder.Read() is not [{ } newest, ..])
            return new(Title, DoctorResult.Advice, new("There is none in {0} yet.", settings.Folder),
                "The first is made in the coming night.");
        if (newest.MadeAt < clock.GetUtcNow() - Fresh)
            return new(Title, DoctorResult.Fault, new("The newest is of {0}.", $"{newest.MadeAt:u}"),
                "The log says why the nights since failed.");
        return settings.Folder.StartsWith(shop.DataPath, StringComparison.Ordinal)
            ? new(Title, DoctorResult.Advice, new("The newest is of {0}, in the shop's own data folder.", $"{newest.MadeAt:u}"),
                "Name a folder on another disk in Backup:Folder, or copy them to another machine: one broken disk takes both.")
            : new(Title, DoctorResult.Good, new("The newest is of {0}.", $"{newest.MadeAt:u}"));
    }

    private DoctorFinding Tried() => folder.Read().Select(each => each.Rehearsal).FirstOrDefault(each => each is not null) switch
    {
        null => new("Restore on trial", DoctorResult.Advice, "None has been tried yet.",
            "It is done each Sunday; `restore FILE --rehearse` does it now."),
        { Problem: { } problem } failed => new("Restore on trial", DoctorResult.Fault,
            new("The one of {0} failed: {1}", $"{failed.At:u}", problem),
            "Make a backup by hand (`backup FILE`) and try it with `restore FILE --rehearse`."),
        var passed => new("Restore on trial", DoctorResult.Good, new("The one of {0} came back whole.", $"{passed.At:u}")),
    };
}
