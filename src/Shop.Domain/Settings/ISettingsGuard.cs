namespace Shop.Domain.Settings;

/// <summary>Says whether new values agree with what the shop holds. Asked inside the transaction that saves them.</summary>
public interface ISettingsGuard
{
    /// <summary>Why they do not; null when they do, or are none of its business.</summary>
    Task<SettingProblem?> FindAsync(ISettings wanted, CancellationToken cancellationToken);
}
