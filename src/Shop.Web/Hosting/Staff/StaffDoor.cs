using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>Lets somebody in who has shown all that is asked for, and out again.</summary>
public sealed class StaffDoor(SignInManager<StaffUser> signIn, StaffSessions sessions, KnownBrowser browser)
{
    /// <summary>The browser has a session of its own from now on, and the request is that person's.</summary>
    public async Task EnterAsync(StaffUser user, CancellationToken cancellationToken)
    {
        var http = signIn.Context;
        var device = new SignInDevice(http.Request.Headers.UserAgent.ToString(), ClientNetwork.Of(http.Connection.RemoteIpAddress));
        var session = await sessions.BeginAsync(user.Id, device, cancellationToken);
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [new Claim(StaffRights.Session, $"{session}")]);
        browser.Remember(PlainText.EmailKey(user.Email ?? ""));
    }

    /// <summary>The same session goes on, also when all others of the account have just ended.</summary>
    public Task StayAsync(StaffUser user, Guid session) =>
        signIn.SignInWithClaimsAsync(user, isPersistent: false, [new Claim(StaffRights.Session, $"{session}")]);

    /// <summary>Ends the session of this browser, copies of its cookie included (R72).</summary>
    public async Task LeaveAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (StaffRights.IdOf(person) is { } user && StaffRights.SessionOf(person) is { } session)
            await sessions.EndAsync(user, session, cancellationToken);
        await signIn.SignOutAsync();
    }
}
