using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.WebUtilities;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Leads who has no session to the sign-in page: from a page back to it, from a form with what was typed. Nobody is sent
/// back to an address that only takes forms.
/// </summary>
internal static class SignInRedirect
{
    /// <summary>In the sign-in page's query: the ticket of a form that comes along.</summary>
    public const string Ticket = "interrupted";

    /// <summary>In the sign-in page's query: a form was sent that was too large to come along.</summary>
    public const string TooLarge = "too-large";

    // A form as every page takes it, and the pictures of an upload: their descriptions come along, the files do not.
    private const long MaxFields = 2L * 1024 * 1024;
    private const long MaxUpload = 64L * 1024 * 1024;
    private const string AdminPath = "/admin/";

    public static Task LeadAsync(RedirectContext<CookieAuthenticationOptions> context,
        Func<RedirectContext<CookieAuthenticationOptions>, Task> fromPage)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || !IsPage(context.HttpContext))
            return fromPage(context);
        var address = QueryHelpers.AddQueryString(StaffAccess.SignInPath, StaffAccess.ReturnUrl, PageOf(request));
        if (CanComeAlong(request))
        {
            var forms = context.HttpContext.RequestServices.GetRequiredService<InterruptedForms>();
            var ticket = forms.TicketFor(new InterruptedPost(PathOf(request), OwnerOf(context)));
            return Answer(context.Response, StatusCodes.Status307TemporaryRedirect, QueryHelpers.AddQueryString(address, Ticket, ticket));
        }

        var isLost = request.HasFormContentType && request.ContentLength is not 0;
        return Answer(context.Response, StatusCodes.Status303SeeOther, isLost
            ? QueryHelpers.AddQueryString(address, TooLarge, "1")
            : address);
    }

    private static Task Answer(HttpResponse response, int status, string address)
    {
        response.StatusCode = status;
        response.Headers.Location = address;
        return Task.CompletedTask;
    }

    // Hangfire's pages ask for themselves in the background.
    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null;

    private static bool CanComeAlong(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.ContentLength is > 0 and var length
        && length <= (MultipartTexts.IsMultipart(request) ? MaxUpload : MaxFields) && IsOfTheBackOffice(PathOf(request));

    // As it was sent: a SKU in it may hold an escaped slash.
    private static string PathOf(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget is { } sent && IsOfTheBackOffice(sent)
            ? sent.Split('?', 2)[0]
            : request.Path.ToUriComponent();

    private static string PageOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var page) && page.AbsolutePath != StaffAccess.SignInPath
            && IsOfTheBackOffice(page.AbsolutePath)
            ? page.PathAndQuery
            : "/admin";

    private static bool IsOfTheBackOffice(string path) =>
        ReturnAddress.IsLocal(path) && path.StartsWith(AdminPath, StringComparison.OrdinalIgnoreCase);

    // The cookie outlives the session that it names.
    private static string? OwnerOf(RedirectContext<CookieAuthenticationOptions> context) =>
        context.Options.CookieManager.GetRequestCookie(context.HttpContext, context.Options.Cookie.Name!) is { } ticket
            ? context.Options.TicketDataFormat.Unprotect(ticket)?.Principal.Identity?.Name
            : null;
}
