using Shop.Web.Hosting.Pages;

namespace Shop.Web.Hosting.Security;

/// <summary>
/// Looks at the request's line and headers before a page does. Beyond the limits here it is answered 414 or 431 with words:
/// the server's own limits lie above them, because its answer is an empty page. U+0000, which PostgreSQL takes in no text
/// and no person types, is dropped from the query and the cookies.
/// </summary>
public sealed class RequestHead(RequestDelegate next)
{
    internal const int MaxAddressLength = 8 * 1024;
    internal const int MaxHeaderLength = 32 * 1024;
    internal const int ServerMaxLineSize = 64 * 1024;
    internal const int ServerMaxHeadersSize = 256 * 1024;
    private const string EncodedNull = "%00";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (ErrorHandling.IsErrorPage(context)) return next(context);
        if (request.Path.Value?.Length + request.QueryString.Value?.Length > MaxAddressLength)
            return RefuseAsync(context, StatusCodes.Status414UriTooLong);
        if (request.Headers.Sum(header => header.Key.Length + header.Value.ToString().Length) > MaxHeaderLength)
            return RefuseAsync(context, StatusCodes.Status431RequestHeaderFieldsTooLarge);
        // Model binding takes white space for nothing, and no address has nothing in place of a name.
        if (request.RouteValues.Values.Any(value => value is string { Length: > 0 } text && string.IsNullOrWhiteSpace(text)))
            return RefuseAsync(context, StatusCodes.Status404NotFound);
        DropNulls(request);
        return next(context);
    }

    private static Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static void DropNulls(HttpRequest request)
    {
        if (request.QueryString.Value is { } query && query.Contains(EncodedNull, StringComparison.Ordinal))
            request.QueryString = new QueryString(query.Replace(EncodedNull, "", StringComparison.Ordinal));
        if (request.Headers.Cookie.ToString() is var cookies && cookies.Contains(EncodedNull, StringComparison.Ordinal))
            request.Headers.Cookie = cookies.Replace(EncodedNull, "", StringComparison.Ordinal);
    }
}
