using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Domain.Shared;
using Shop.Domain.Staff;

namespace Shop.Web.Tests.Hosting;

/// <summary>Sessions of staff without their sign-in page.</summary>
internal static class StaffSession
{
    /// <summary>The cookie that a member of staff would have who signed in now.</summary>
    /// <param name="stamp">Another stamp than the account's: the cookie of a session that was ended since.</param>
    public static async Task<string> CookieAsync(IServiceProvider services, string email, string? stamp = null)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffUser>>();
        var user = await users.FindByEmailAsync(email);
        var person = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<StaffUser>>().CreateAsync(user!);
        var identity = (ClaimsIdentity)person.Identity!;
        var session = await scope.ServiceProvider.GetRequiredService<StaffSessions>()
            .BeginAsync(user!.Id, new SignInDevice("", "127.0.0.1"), default);
        identity.AddClaim(new Claim("shop-session", $"{session}"));
        if (stamp is not null) Restamp(identity, stamp);
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(person, new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow },
            IdentityConstants.ApplicationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }

    private static void Restamp(ClaimsIdentity person, string stamp)
    {
        var type = new ClaimsIdentityOptions().SecurityStampClaimType;
        person.RemoveClaim(person.FindFirst(type));
        person.AddClaim(new Claim(type, stamp));
    }
}
