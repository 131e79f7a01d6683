using System.Net;
using System.Text;

namespace Shop.Web.Tests.Faults;

/// <summary>What becomes of one call to Stripe.</summary>
public enum StripeTrouble
{
    NeverSent,
    AnswerLost,
    TimedOut,
    ServerError,
    TooManyRequests,
    EmptyObject,
    HtmlPage,
    HalfAnAnswer,
}

/// <summary>The wire to Stripe, on which the k-th call goes wrong in one way; all others pass.</summary>
internal sealed class TroubledWire(StripeTrouble trouble, int call) : DelegatingHandler(new SocketsHttpHandler())
{
    private int _seen;

    public bool Struck { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (++_seen != call) return await base.SendAsync(request, cancellationToken);
        Struck = true;
        switch (trouble)
        {
            case StripeTrouble.NeverSent: throw new HttpRequestException("Connection refused");
            case StripeTrouble.ServerError: return Answer(HttpStatusCode.InternalServerError, """{"error":{"type":"api_error","message":"An unknown error occurred."}}""");
            case StripeTrouble.TooManyRequests: return Answer(HttpStatusCode.TooManyRequests, """{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Too many requests."}}""");
        }

        // From here on Stripe did what was asked, and only the shop does not hear of it.
        using var lost = await base.SendAsync(request, cancellationToken);
        var body = await lost.Content.ReadAsStringAsync(cancellationToken);
        return trouble switch
        {
            StripeTrouble.AnswerLost => throw new HttpRequestException("The connection was reset", new IOException()),
            StripeTrouble.TimedOut => throw new TaskCanceledException("The request timed out", new TimeoutException()),
            StripeTrouble.EmptyObject => Answer(HttpStatusCode.OK, "{}"),
            StripeTrouble.HtmlPage => Answer(HttpStatusCode.OK, "<html><body>We will be back soon.</body></html>"),
            _ => Answer(HttpStatusCode.OK, body[..(body.Length / 2)]),
        };
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
