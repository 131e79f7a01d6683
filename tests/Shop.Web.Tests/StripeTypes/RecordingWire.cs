using System.Text.Json.Nodes;
using Shop.TestKit.StripeTypes;

namespace Shop.Web.Tests.StripeTypes;

/// <summary>The wire between Stripe.net and the sandbox, which keeps what goes over it.</summary>
internal sealed class RecordingWire() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private const string Sandbox = "/sandbox/stripe";
    private readonly List<StripeExchange> _exchanges = [];

    public IReadOnlyList<StripeExchange> Exchanges
    {
        get
        {
            lock (_exchanges) return [.. _exchanges];
        }
    }

    /// <summary>What differs from Stripe's types in all calls and answers so far, each named once.</summary>
    public IReadOnlyList<string> Deviations() =>
        [.. Exchanges.SelectMany(call => StripeTypesCheck.OfRequest(call).Concat(StripeTypesCheck.OfAnswer(call))
            .Select(found => $"{call.Method} {RouteOf(call)} {call.Status}: {found}")).Distinct()];

    /// <summary>What differs from Stripe's types in the events that the sandbox made.</summary>
    public static IReadOnlyList<string> DeviationsOfEvents(JsonObject ledger) => [.. ledger["events"]!.AsArray().SelectMany(told =>
    {
        var sent = told!.DeepClone().AsObject();
        sent.Remove("deliveries");
        return StripeTypesCheck.OfEvent(sent);
    }).Distinct()];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null
            ? request.RequestUri!.Query.TrimStart('?')
            : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        var path = request.RequestUri!.AbsolutePath[Sandbox.Length..];
        lock (_exchanges) _exchanges.Add(new StripeExchange(request.Method.Method, path, form, headers, (int)answer.StatusCode, body));
        return answer;
    }

    // With the kind of the id in its place: "/v1/refunds/re".
    private static string RouteOf(StripeExchange call) =>
        string.Join('/', call.Path.Split('/')
            .Select(part => part.Length > 12 && part.Contains('_', StringComparison.Ordinal) ? part.Split('_')[0] : part));
}
