using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>Something that a person must look at.</summary>
/// <param name="What">In English: the key of its translations.</param>
/// <param name="Place">Where to go on.</param>
/// <param name="Retry">The outbox row that a button sends again.</param>
public sealed record AttentionItem(string What, DateTimeOffset Since, AdminMessage Detail, AttentionPlace? Place = null, Guid? Retry =
    null);

/// <summary>A page of the back office, and what it is called in the list.</summary>
public sealed record AttentionPlace(string Address, AdminMessage Name)
{
    public static AttentionPlace OfOrder(string number) => new($"/admin/orders/{number}", new("{0}", number));
}

/// <summary>What the shop could not finish by itself: nothing of it is lost, and nothing of it goes on without staff.</summary>
public sealed class AttentionList(IEnumerable<IAttentionSource> sources)
{
    /// <summary>How many items of a kind are listed.</summary>
    public const int Max = 100;

    public async Task<IReadOnlyList<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var items = new List<AttentionItem>();
        foreach (var source in sources) items.AddRange(await source.ReadAsync(cancellationToken));
        return items;
    }
}
