using System.Text;
using Microsoft.Extensions.Primitives;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>
/// The way of every API request: the key, the parameters, the planned faults, the idempotency rules, the one transaction,
/// the answer.
/// </summary>
internal sealed class StripeApi(SandboxDatabase database, Idempotency idempotency, Chaos chaos, TimeProvider clock)
{
    /// <param name="context">The request, and where the answer goes.</param>
    /// <param name="carryOut">What the route does.</param>
    public async Task AnswerAsync(HttpContext context, StripeOperation carryOut)
    {
        var requestId = StripeId.New("req", 14);
        var fault = ApiFault.None;
        StripeAnswer answer;
        try
        {
            StripeKeys.Check(context.Request);
            fault = chaos.NextApiFault();
            chaos.RefuseKey();
            if (fault == ApiFault.RateLimited) throw StripeFault.RateLimited();
            if (fault == ApiFault.ErrorBefore) throw StripeFault.Internal();
            answer = await CarryOutAsync(context, carryOut, requestId, fault);
        }
        catch (StripeFault refusal)
        {
            answer = Answer(refusal, requestId);
        }

        if (fault == ApiFault.AnswerLost) context.Abort();
        else await WriteAsync(context, requestId, answer);
    }

    private async Task<StripeAnswer> CarryOutAsync(HttpContext context, StripeOperation operation, string requestId, ApiFault fault)
    {
        var request = context.Request;
        var fields = await FieldsAsync(request, context.RequestAborted);
        var call = new StripeCall(StripeForm.Parse(fields), context.Request.RouteValues["id"] as string ?? "");
        var key = HttpMethods.IsPost(request.Method) ? request.Headers["Idempotency-Key"].ToString() : "";
        var cause = new Cause(requestId, key.Length > 0 ? key : null);
        using var running = key.Length > 0 ? idempotency.Enter(key) : null;
        await chaos.DelayAsync(clock, context.RequestAborted);
        // From here on the request is carried out, even if the client has gone: it may have gone without wanting to.
        return await database.RunAsync(
            cause, records =>
                Keyed(records, call, operation, Idempotency.Fingerprint(request.Path, fields), fault), CancellationToken.None);
    }

    private static StripeAnswer Keyed(SandboxTransaction records, StripeCall call, StripeOperation operation, string fingerprint,
        ApiFault fault)
    {
        var key = records.Cause.IdempotencyKey;
        if (key is not null && Idempotency.Replay(records, key, fingerprint) is { } before) return before;
        var answer = Execute(records, call, operation);
        if (fault == ApiFault.ErrorAfter) answer = Answer(StripeFault.Internal(), records.Cause.RequestId!);
        if (key is not null) Idempotency.Keep(records, key, fingerprint, answer);
        return answer;
    }

    private static StripeAnswer Execute(SandboxTransaction records, StripeCall call, StripeOperation operation)
    {
        try
        {
            return new StripeAnswer(StatusCodes.Status200OK, operation(records, call).ToText());
        }
        catch (StripeFault refusal) when (refusal.IsFinal)
        {
            return Answer(refusal, records.Cause.RequestId!);
        }
    }

    private static StripeAnswer Answer(StripeFault fault, string requestId) => new(fault.Status, fault.ToJson(requestId).ToText());

    private static async Task<IReadOnlyList<KeyValuePair<string, StringValues>>> FieldsAsync(HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType) return [.. request.Query];
        return await RequestForm.ReadAsync(request, cancellationToken) is null
            ? [.. request.Form]
            : throw StripeFault.Invalid("body", "The request's form is broken, or larger than the API reads.");
    }

    private static async Task WriteAsync(HttpContext context, string requestId, StripeAnswer answer)
    {
        var headers = context.Response.Headers;
        headers["Request-Id"] = requestId;
        headers["Stripe-Version"] = EventsLog.ApiVersion;
        if (context.Request.Headers.TryGetValue("Idempotency-Key", out var key)) headers["Idempotency-Key"] = key;
        if (answer.OriginalRequest is { } original)
        {
            headers["Original-Request"] = original;
            headers["Idempotent-Replayed"] = "true";
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body), context.RequestAborted);
    }
}
