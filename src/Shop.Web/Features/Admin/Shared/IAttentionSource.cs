namespace Shop.Web.Features.Admin.Shared;

/// <summary>One kind of thing that needs a person; all registered sources together make the page Attention.</summary>
public interface IAttentionSource
{
    /// <summary>What of the kind is open now, at most <see cref="AttentionList.Max"/> items.</summary>
    Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken);
}
