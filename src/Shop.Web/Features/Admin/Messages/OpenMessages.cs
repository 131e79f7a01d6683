using Shop.Domain.Content.Messages;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Messages;

/// <summary>Says that somebody waits for an answer.</summary>
public sealed class OpenMessages(ContactMessages messages) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var (count, since) = await messages.OpenAsync(cancellationToken);
        return since is { } oldest
            ? [new AttentionItem("Messages wait for an answer", oldest, new AdminMessage("{0} not answered yet.", count),
                new AttentionPlace($"{MessagesController.Address}?state=open", "See the messages"))]
            : [];
    }
}
