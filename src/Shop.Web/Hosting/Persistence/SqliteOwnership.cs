using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Persistence;

/// <summary>
/// One shop process per SQLite file (R90): holds <c>shop.lock</c> in the data folder open and locked. The system
/// drops the lock with the process, so a kill -9 leaves nothing behind that would block the next start.
/// </summary>
public sealed class SqliteOwnership(ShopSettings shop, DatabaseSettings database) : IDisposable
{
    private FileStream? _lock;

    /// <summary>Takes the file for this process. Nothing to do on PostgreSQL.</summary>
    /// <exception cref="StartRefusedException">Another process has it.</exception>
    public void Take()
    {
        if (!TryTake())
            throw new StartRefusedException(
                $"another shop process already uses the SQLite file in {shop.DataPath}; several processes need Database:Provider=Postgres.");
    }

    /// <summary>False when another process has it.</summary>
    public bool TryTake()
    {
        if (_lock is not null || database.Provider != DatabaseProvider.Sqlite) return true;
        try
        {
            _lock = new FileStream(Path.Combine(shop.DataPath, "shop.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _lock?.Dispose();
        _lock = null;
    }
}
