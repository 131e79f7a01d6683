using Shop.Domain.Settings;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Settings;

/// <summary>Says that shoppers are turned away, so that nobody forgets it.</summary>
public sealed class ShopIsClosed(CurrentSettings settings) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var opening = (await settings.ReadAsync(cancellationToken)).GroupOf<Opening>();
        return opening is { Values: Opening { IsOpen: false }, ChangedAt: { } since }
            ? [new AttentionItem("The shop is closed", since, "Shoppers see the opening page, and can buy nothing.",
                new AttentionPlace($"{SettingsPage.Root}/opening", "Open the shop"))]
            : [];
    }
}
