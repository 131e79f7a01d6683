using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>How a call is answered: key checked, repeated calls answered as the first time, faults as the tests want them.</summary>
public sealed class StripeApi(SandboxStore store, Chaos chaos, TimeProvider clock)
{
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);

    public async Task AnswerAsync(HttpContext context, Func<StripeForm, JsonObject> work)
    {
        var form = await ReadAsync(context.Request);
        var (status, body) = Execute(context, form, work);
        if (chaos.Strikes("lose_answer")) context.Abort();
        else if (chaos.Strikes("error_500")) await WriteAsync(context, 500, new StripeErrorException(500, "api_error", "An unknown error occurred").ToJson().ToJsonString());
        else await WriteAsync(context, status, body);
    }

    private (int Status, string Body) Execute(HttpContext context, StripeForm form, Func<StripeForm, JsonObject> work)
    {
        if (!IsTestKey(context.Request)) return Refused(new StripeErrorException(401, "invalid_request_error", "Invalid API Key provided."));
        if (chaos.Strikes("rate_429")) return Refused(new StripeErrorException(429, "invalid_request_error", "Too many requests.", "rate_limit"));
        if (chaos.Strikes("error_500")) return Refused(new StripeErrorException(500, "api_error", "An unknown error occurred"));
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        try
        {
            return store.Change(() => key.Length == 0 || HttpMethods.IsGet(context.Request.Method) ? Run(form, work) : Once(key, $"{context.Request.Path}?{form.Fingerprint()}", form, work));
        }
        catch (StripeErrorException refused)
        {
            return Refused(refused);
        }
    }

    // Same key and parameters: the stored answer. Same key, other parameters: an error. Validation errors are not stored.
    private (int Status, string Body) Once(string key, string asked, StripeForm form, Func<StripeForm, JsonObject> work)
    {
        var now = clock.GetUtcNow();
        store.Run("DELETE FROM answer WHERE at < $1", (now - KeyLifetime).ToUnixTimeMilliseconds());
        var known = store.Read("SELECT asked, status, body FROM answer WHERE key = $1", row => (row.GetString(0), row.GetInt32(1), row.GetString(2)), key);
        if (known is [var (before, status, body)])
            return before == asked
                ? (status, body)
                : throw new StripeErrorException(400, "idempotency_error", "Keys for idempotent requests can only be used with the same parameters they were first used with.");
        var made = Run(form, work);
        store.Run("INSERT INTO answer (key, asked, status, body, at) VALUES ($1, $2, $3, $4, $5)", key, asked, made.Status, made.Body, now.ToUnixTimeMilliseconds());
        return made;
    }

    private static (int Status, string Body) Run(StripeForm form, Func<StripeForm, JsonObject> work) => (200, CheckoutSessions.Shown(work(form)).ToJsonString());

    private static (int Status, string Body) Refused(StripeErrorException error) => (error.Status, error.ToJson().ToJsonString());

    private static bool IsTestKey(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith("Bearer sk_test_", StringComparison.Ordinal);

    private static async Task<StripeForm> ReadAsync(HttpRequest request)
    {
        var query = request.Query.Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()));
        if (!request.HasFormContentType) return new StripeForm(query.ToDictionary());
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        return new StripeForm(query.Concat(form.Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()))).ToDictionary());
    }

    private static Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["Request-Id"] = StripeObjects.NewId("req_");
        return context.Response.WriteAsync(body);
    }
}
