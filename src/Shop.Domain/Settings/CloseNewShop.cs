namespace Shop.Domain.Settings;

/// <summary>Closes a shop that was just made, until the merchant opens it. One that was opened or closed before stays as it is.</summary>
public sealed class CloseNewShop(CurrentSettings settings, SaveSettings save)
{
    private const string By = "first start";

    /// <summary>Of several processes that start at once, one closes it; who finds it closed or opened leaves it so.</summary>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var opening = (await settings.ReadAsync(cancellationToken)).GroupOf<Opening>();
        if (opening.IsSaved) return;
        await save.ExecuteAsync([new SettingsEdit(opening.Group, new Opening { IsOpen = false }, 0)], By, _ => Task.CompletedTask,
            cancellationToken);
    }
}
