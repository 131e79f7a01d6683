using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>
/// On an action that saves one part of a page: it sees the fields of its part alone, and what was typed into the others is in
/// their fields again when the page answers.
/// </summary>
/// <param name="part">Its name; "{hash}" stands for that value of the route or the query. Empty for the main part.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FormPartAttribute(string part) : Attribute, IResourceFilter
{
    /// <summary>The field of the page's first button, which the Enter key presses.</summary>
    public const string Enter = "enter";

    /// <summary>
    /// For the main part: where the Enter key goes when only one other part was typed into. "{path}" stands for the address of
    /// this action and "{part}" for the name of that part.
    /// </summary>
    public string EnterGoesTo { get; init; } = "{path}/{part}";

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (!request.HasFormContentType) return;
        var (sent, name) = (request.Form, NameOf(context));
        var own = UnsavedInput.PartOf(sent, name);
        UnsavedInput.Keep(context.HttpContext, sent, name);
        if (sent.ContainsKey(Enter) && !UnsavedInput.IsTouched(own) && UnsavedInput.Of(context.HttpContext)?.Parts is { Count: 1 } others)
            context.Result = new RedirectResult(AddressOf(request, others.Single()), permanent: false, preserveMethod: true);
        else
            request.Form = own;
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    // The browser sends the same form there.
    private string AddressOf(HttpRequest request, string other) => EnterGoesTo
        .Replace("{path}", (request.PathBase + request.Path).ToUriComponent(), StringComparison.Ordinal)
        .Replace("{part}", Uri.EscapeDataString(other), StringComparison.Ordinal);

    private string NameOf(ResourceExecutingContext context)
    {
        var (start, end) = (part.IndexOf('{', StringComparison.Ordinal), part.IndexOf('}', StringComparison.Ordinal));
        if (start < 0) return part;
        var key = part[(start + 1)..end];
        var value = context.RouteData.Values.TryGetValue(key, out var routed)
            ? $"{routed}"
            : context.HttpContext.Request.Query[key].ToString();
        return part[..start] + value + part[(end + 1)..];
    }
}
