using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>An error as Stripe's API answers it.</summary>
internal sealed class StripeFault : Exception
{
    private StripeFault(int status, string type, string? code, string message, string? param = null)
        : base(message) => (Status, Type, Code, Param) = (status, type, code, param);

    public int Status { get; }

    public string Type { get; }

    public string? Code { get; }

    public string? Param { get; }

    /// <summary>Whether the request was carried out far enough for the answer to be kept under its idempotency key.</summary>
    public bool IsFinal { get; private init; }

    /// <summary>A parameter is missing or wrong: nothing was begun, so the key stays free.</summary>
    public static StripeFault Invalid(string param, string message, string? code = null) =>
        new(400, "invalid_request_error", code, message, param);

    /// <summary>A parameter that Stripe does not have, or that the sandbox would have to pass over.</summary>
    public static StripeFault Unknown(string param) =>
        Invalid(param, $"Received unknown parameter: {param}, or one that the sandbox does not simulate.", "parameter_unknown");

    public static StripeFault Empty(string param) => Invalid(
        param, $"You passed an empty string for '{param}'. We assume empty values are an attempt to unset a parameter; however '{param}' cannot be unset.", "parameter_invalid_empty");

    public static StripeFault Missing(string param) => Invalid(param, $"Missing required param: {param}.", "parameter_missing");

    /// <summary>The request is well-formed, but the state of things forbids it.</summary>
    public static StripeFault Refused(string message, string? code = null, string? param = null) =>
        new(400, "invalid_request_error", code, message, param) { IsFinal = true };

    public static StripeFault NotFound(string kind, string id, string param = "id") =>
        new(404, "invalid_request_error", "resource_missing", $"No such {kind}: '{id}'", param);

    public static StripeFault NoSuchRoute(string method, string path) =>
        new(404, "invalid_request_error", null,
            $"Unrecognized request URL ({method}: {path}). The sandbox knows only the routes that the shop uses.");

    public static StripeFault WrongVersion(string version) => new(400, "invalid_request_error", null,
        $"Invalid Stripe API version: {version}. The sandbox plays {EventsLog.ApiVersion} and no other.");

    /// <summary>The key may not do this.</summary>
    public static StripeFault Forbidden() => new(403, "invalid_request_error", null,
        "The provided key does not have the required permissions for this endpoint on this account.");

    public static StripeFault NoKey() => new(401, "invalid_request_error", null,
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.");

    public static StripeFault WrongKey(string shown) => new(401, "invalid_request_error", null, $"Invalid API Key provided: {shown}");

    public static StripeFault KeyReused(string key) => new(400, "idempotency_error", null,
        $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.");

    public static StripeFault KeyInUse(string key) => new(409, "idempotency_error", "idempotency_key_in_use",
        $"There is currently another in-progress request using this idempotency key ('{key}'). Please try again later.");

    public static StripeFault RateLimited() => new(429, "invalid_request_error", "rate_limit", "Request rate limit exceeded.");

    public static StripeFault Internal() => new(500, "api_error", null, "An unknown error occurred.");

    /// <summary>Where Stripe explains an error's code.</summary>
    public static string PageAbout(string code) => $"https://stripe.com/docs/error-codes/{code.Replace('_', '-')}";

    /// <param name="requestId">The request that it answers: Stripe's log of it is linked.</param>
    public JsonObject ToJson(string requestId)
    {
        var error = new JsonObject { ["message"] = Message, ["type"] = Type, ["request_log_url"] =
            $"https://dashboard.stripe.com/test/logs/{requestId}" };
        if (Code is not null)
        {
            error["code"] = Code;
            error["doc_url"] = PageAbout(Code);
        }

        if (Param is not null) error["param"] = Param;
        return new JsonObject { ["error"] = error };
    }
}
