using Shop.Domain.Returns;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Returns;

/// <summary>Says that buyers wait for their money: the law gives 14 days.</summary>
public sealed class OpenWithdrawals(Withdrawals withdrawals) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var (count, since) = await withdrawals.OpenAsync(cancellationToken);
        return since is { } oldest
            ? [new AttentionItem("Withdrawals awaiting a refund", oldest,
                new AdminMessage("{0} open; refund within 14 days.", count),
                new AttentionPlace($"{ReturnsController.Address}?state=received", "View withdrawals"))]
            : [];
    }
}
