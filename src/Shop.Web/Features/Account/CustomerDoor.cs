using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Account;

/// <summary>
/// Lets customers in and out. Their cookie is another one than that of staff, holds a random token and nothing else, and is read
/// by the pages of the account alone: no page that is kept for everybody can show whose it is.
/// </summary>
public sealed class CustomerDoor(CustomerSessions sessions, KnownBrowser browser, ShopCookies cookies, IHttpContextAccessor context)
{
    private HttpContext Http => context.HttpContext!;

    private string Name => cookies.Name("shop-customer");

    private string? Token => Http.Request.Cookies[Name] is { } token && SecretToken.IsOne(token) ? token : null;

    /// <summary>Whose browser asks; null for guests.</summary>
    public async Task<KnownCustomer?> WhoAsync(CancellationToken cancellationToken) =>
        Token is { } token ? await sessions.FindAsync(token, cancellationToken) : null;

    /// <summary>The browser has a session of its own from now on; the one that it had before ends.</summary>
    public async Task EnterAsync(Customer customer, CancellationToken cancellationToken)
    {
        if (Token is { } former) await sessions.EndAsync(former, cancellationToken);
        var device = new SignInDevice(Http.Request.Headers.UserAgent.ToString(), ClientNetwork.Of(Http.Connection.RemoteIpAddress));
        var token = await sessions.BeginAsync(customer.Id, device, cancellationToken);
        Http.Response.Cookies.Append(Name, token, cookies.Options(CustomerSession.Lifetime));
        browser.Remember(PasswordTrial.AccountOf(customer.EmailKey));
    }

    /// <summary>Ends the session of this browser.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (Token is { } token) await sessions.EndAsync(token, cancellationToken);
        Http.Response.Cookies.Delete(Name, cookies.Options());
    }
}
