using System.Threading.Channels;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Wakes the webhook sender when there is something to send. Set twice before it looks is set once.</summary>
internal sealed class WebhookSignal
{
    private readonly Channel<bool> _rung =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _rung.Writer.TryWrite(true);

    /// <summary>Returns when the signal is set or that much time has passed.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }
}
