using Shop.Domain.Carts;
using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Shoppers;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Account;

/// <summary>Lets customers in and out. Their cart waits in the account: it comes with them, and stays there when they leave.</summary>
public sealed class CustomerDoor(
    CustomerSessions sessions, CustomerCookie cookie, KnownBrowser browser, JoinCarts carts, IHttpContextAccessor context)
{
    private HttpContext Http => context.HttpContext!;

    /// <summary>Whose browser asks; null for guests.</summary>
    public Task<KnownCustomer?> WhoAsync(CancellationToken cancellationToken) => cookie.WhoAsync(cancellationToken);

    /// <summary>The browser has a session of its own from now on; the one that it had before ends.</summary>
    public async Task EnterAsync(Customer customer, CancellationToken cancellationToken)
    {
        if (cookie.Token is { } former) await sessions.EndAsync(former, cancellationToken);
        var device = new SignInDevice(Http.Request.Headers.UserAgent.ToString(), ClientNetwork.Of(Http.Connection.RemoteIpAddress));
        var token = await sessions.BeginAsync(customer.Id, device, cancellationToken);
        CartCookie.Set(Http, await carts.ExecuteAsync(customer.Id, CartCookie.Read(Http.Request), cancellationToken));
        cookie.Set(token);
        browser.Remember(PasswordTrial.AccountOf(customer.EmailKey));
    }

    /// <summary>Ends the session of this browser.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (cookie.Token is not { } token) return;
        await sessions.EndAsync(token, cancellationToken);
        Forget();
    }

    /// <summary>The session of this browser has ended: neither it nor the account's cart is here any longer.</summary>
    public void Forget()
    {
        cookie.Remove();
        CartCookie.Remove(Http);
    }
}
