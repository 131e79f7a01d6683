using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Messages;

/// <summary>How often somebody may write: each message is a mail to the merchant. Counted for each mail address and each network.</summary>
public sealed class MessageLimit(IFailureLimits limits)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private readonly IFailureLimit _emails = limits.Create("message-email", 5, Window);
    private readonly IFailureLimit _networks = limits.Create("message-network", 20, Window);

    /// <summary>True when the message, which is counted now, may be taken.</summary>
    public async Task<bool> TryTakeAsync(string email, string network, CancellationToken cancellationToken) =>
        await _emails.TryTakeAsync(email, cancellationToken) && await _networks.TryTakeAsync(network, cancellationToken);
}
