using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Security;

/// <summary>Reads a request's form in one way for all: whatever is wrong with it becomes a status, never an exception.</summary>
public static class RequestForm
{
    /// <summary>
    /// Reads the form and keeps it with the request, its texts being such as both databases take. A request without a body
    /// has an empty form. A field with the name of a route parameter is dropped: MVC would bind it in place of the address's.
    /// </summary>
    /// <returns>Null when it was read; else 400 for a broken form, 413 for one beyond a limit, 415 for what is no form.</returns>
    public static async Task<int?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (IsUploadWithoutUse(request)) request.Form = await MultipartTexts.ReadAsync(request, cancellationToken);
            if (request.HasFormContentType) KeepText(request, await request.ReadFormAsync(cancellationToken));
            else if (HasNoBody(request)) request.Form = FormCollection.Empty;
            else return StatusCodes.Status415UnsupportedMediaType;
            return null;
        }
        catch (Exception error) when (StatusOf(error) is { } status)
        {
            return status;
        }
    }

    private static bool IsUploadWithoutUse(HttpRequest request) =>
        MultipartTexts.IsMultipart(request) && request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<TextsOnlyAttribute>() is not null;

    private static bool HasNoBody(HttpRequest request) =>
        request.ContentLength == 0 || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false };

    // The framework tells its limits from broken forms by words alone, which it does not translate.
    private static int? StatusOf(Exception error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException beyond when beyond.Message.Contains("limit", StringComparison.OrdinalIgnoreCase) =>
            StatusCodes.Status413PayloadTooLarge,
        InvalidDataException or IOException or FormatException or InvalidOperationException => StatusCodes.Status400BadRequest,
        // A character set that nobody writes forms in (UTF-7), or none.
        NotSupportedException or ArgumentException => StatusCodes.Status415UnsupportedMediaType,
        _ => null,
    };

    private static void KeepText(HttpRequest request, IFormCollection form)
    {
        var address = request.HttpContext.GetEndpoint() is RouteEndpoint { RoutePattern.Parameters: var parameters } ? parameters : [];
        if (form.All(field => !IsNamed(address, field.Key) && PlainText.IsText(field.Key) && field.Value.All(PlainText.IsText))) return;
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in form)
        {
            var key = PlainText.Repair(name);
            if (IsNamed(address, key)) continue;
            fields[key] = StringValues.Concat(fields.GetValueOrDefault(key), new StringValues([.. values.Select(PlainText.Repair)]));
        }

        request.Form = new FormCollection(fields, form.Files as FormFileCollection ?? []);
    }

    // MVC reads "number[]" as "number" (jQuery's spelling) and "number.x" and "number[0]" as parts of it.
    private static bool IsNamed(IReadOnlyList<RoutePatternParameterPart> address, string field) =>
        address.Any(parameter => field.AsSpan(0, EndOfName(field)).Equals(parameter.Name, StringComparison.OrdinalIgnoreCase));

    private static int EndOfName(string field) => field.IndexOfAny(['[', '.']) is var end and >= 0 ? end : field.Length;
}
