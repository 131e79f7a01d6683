using System.Net;
using System.Text;

namespace Shop.Web.Tests.Faults;

/// <summary>The wire to Stripe, on which a test may answer in Stripe's place, or change what Stripe answered.</summary>
internal sealed class AnsweringWire : DelegatingHandler
{
    public AnsweringWire() : base(new SocketsHttpHandler())
    {
    }

    /// <summary>Answers instead of Stripe; null lets the call through. The text is the call's form.</summary>
    public Func<HttpRequestMessage, string, HttpResponseMessage?>? Instead { get; set; }

    /// <summary>Changes the text that Stripe answered.</summary>
    public Func<HttpRequestMessage, string, string>? Change { get; set; }

    public static HttpResponseMessage Error(int status, string? code, string message, string? parameter, bool isReplayed = false)
    {
        var error = new System.Text.Json.Nodes.JsonObject { ["type"] = status >= 500
            ? "api_error"
            : "invalid_request_error", ["message"] = message };
        if (code is not null) error["code"] = code;
        if (parameter is not null) error["param"] = parameter;
        var answer = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(new System.Text.Json.Nodes.JsonObject { ["error"] = error }.ToJsonString(), Encoding.UTF8,
                "application/json"),
        };
        answer.Headers.Add("Request-Id", "req_played");
        if (isReplayed) answer.Headers.Add("Idempotent-Replayed", "true");
        return answer;
    }

    public static bool IsNewSession(HttpRequestMessage request) =>
        request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/v1/checkout/sessions", StringComparison.Ordinal);

    public static bool IsOneSession(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get
            && request.RequestUri!.AbsolutePath.Contains("/v1/checkout/sessions/cs_", StringComparison.Ordinal);

    public static bool IsNewRefund(HttpRequestMessage request) =>
        request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/v1/refunds", StringComparison.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (Instead?.Invoke(request, form) is { } answer) return answer;
        var real = await base.SendAsync(request, cancellationToken);
        if (Change is null || !real.IsSuccessStatusCode) return real;
        var changed =
            new HttpResponseMessage(real.StatusCode) { Content =
            new StringContent(Change(request, await real.Content.ReadAsStringAsync(cancellationToken)), Encoding.UTF8,
            "application/json") };
        foreach (var header in real.Headers) changed.Headers.TryAddWithoutValidation(header.Key, header.Value);
        real.Dispose();
        return changed;
    }
}
