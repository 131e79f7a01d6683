using System.Net;
using System.Text.Json;
using Shop.Domain.Persistence;
using Stripe;

namespace Shop.Domain.Payments;

/// <summary>
/// Sorts what can go wrong with a call into "did not happen" and "nobody knows". Stripe.net lets more out than its own
/// exception: connection errors and timeouts come as they are (R24).
/// </summary>
internal static class StripeCalls
{
    public static async Task<T> RunAsync<T>(Func<Task<T>> call)
    {
        try
        {
            CrashPoint.Reached("before-stripe");
            var answer = await call();
            CrashPoint.Reached("after-stripe");
            return answer;
        }
        catch (StripeException error) when (IsRefusal(error))
        {
            throw new GatewayRefusedException(ProblemOf(error), error);
        }
        catch (StripeException error) when (error.HttpStatusCode != 0)
        {
            throw new GatewayUnknownException("Stripe did not do it, or does not say whether it did.", error) { Problem =
                ProblemOf(error) };
        }
        // The last is what Stripe.net does with a list that came as {}.
        catch (Exception error) when (error is StripeException or HttpRequestException or TaskCanceledException or JsonException
            or InvalidOperationException or Newtonsoft.Json.JsonException or NullReferenceException)
        {
            throw new GatewayUnknownException("Stripe did not answer in a way that can be read.", error);
        }
    }

    private static StripeProblem ProblemOf(StripeException error) => StripeProblem.Of(
        (int)error.HttpStatusCode, error.StripeError?.Code ?? error.StripeError?.Type, error.StripeError?.Param, error.StripeError?.Message
            ?? error.Message,
        error.StripeResponse?.RequestId, error.StripeResponse?.Headers is { } headers
            && headers.TryGetValues("Idempotent-Replayed", out var values) && values.Contains("true"));

    // A 4xx is a firm no, but for: 409 (the same call is still running), 429 (too many), 401/403 (our key is wrong:
    // the order must not be lost over that), 408.
    private static bool IsRefusal(StripeException error) =>
        (int)error.HttpStatusCode is >= 400 and < 500
        && error.HttpStatusCode is not (HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized
            or HttpStatusCode.Forbidden or HttpStatusCode.RequestTimeout)
        && error.StripeError?.Type != "idempotency_error";
}
