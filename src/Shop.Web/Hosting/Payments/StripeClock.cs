namespace Shop.Web.Hosting.Payments;

/// <summary>
/// Remembers how far our clock is from Stripe's, by the Date of each answer: webhooks are signed with Stripe's time, and
/// from five minutes on none would be believed (R52).
/// </summary>
public sealed class StripeClock(TimeProvider clock)
{
    private long _ticks;

    /// <summary>Ours less Stripe's; nothing before the first answer.</summary>
    public TimeSpan Difference => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    internal void Saw(DateTimeOffset? date)
    {
        if (date is { } stripes) Interlocked.Exchange(ref _ticks, (clock.GetUtcNow() - stripes).Ticks);
    }
}

/// <summary>Looks at the answers on their way to Stripe.net.</summary>
public sealed class StripeClockReader(StripeClock clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        clock.Saw(answer.Headers.Date);
        return answer;
    }
}
