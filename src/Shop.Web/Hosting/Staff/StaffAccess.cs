using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Staff;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.Modules;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>Who may enter <c>/admin</c>, and how.</summary>
public static class StaffAccess
{
    public const string SignInPath = "/admin/sign-in";

    /// <summary>Where a link is asked for; the link itself is under it.</summary>
    public const string LinkPath = SignInPath + "/link";

    public const string ReturnUrl = "returnUrl";

    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(8);

    internal static IServiceCollection AddStaffAccess(this IServiceCollection services, ShopCookies cookies)
    {
        services.AddIdentityCore<StaffUser>(SetRules).AddRoles<StaffRole>().AddEntityFrameworkStores<ShopDbContext>()
            .AddSignInManager().AddDefaultTokenProviders();
        // No default scheme: only pages for staff read the staff's cookie, so that shoppers' pages and error pages never
        // wait for it, nor fail with the database that it asks.
        services.AddAuthentication()
            .AddIdentityCookies(all => all.ApplicationCookie!.Configure(cookie => SetCookie(cookie, cookies)));
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<IEnumerable<AdminPermission>>(SetPolicies);
        services.AddOptions<MvcOptions>()
            .Configure<IEnumerable<AdminPermission>>((options, permissions) => options.Conventions.Add(new AdminPages([.. permissions])));
        // Asked at each request: staff are few, and a session that was ended elsewhere must not live on (R72).
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
        return services.AddHttpContextAccessor().AddSingleton<SignInThrottle>().AddSingleton<InterruptedForms>()
            .AddSingleton<SignInLinkLimits>()
            .AddScoped<KnownBrowser>().AddScoped<SignInLinks>().AddScoped<SignInStaff>()
            .AddScoped<StaffAccounts>().AddScoped<ChangeStaffPassword>().AddSingleton<PasswordChangeLimit>()
            .AddSingleton<StaffLanguage>().AddSingleton<IRequestCultureProvider>(services => services.GetRequiredService<StaffLanguage>())
                .AddScoped<ChooseStaffLanguage>()
            .AddScoped<AuditLog>().AddScoped<RecordAuditEntry>().AddScoped<ChangeSettings>();
    }

    /// <summary>Whether the member of staff has the permission: the one role that there is has all of them.</summary>
    public static bool Allows(ClaimsPrincipal person, string permission) => permission.Length > 0 && person.IsInRole(StaffRole.Admin);

    // One policy for each permission that a module registers: the one place where permissions are enforced.
    private static void SetPolicies(AuthorizationOptions options, IEnumerable<AdminPermission> permissions)
    {
        foreach (var permission in permissions.DistinctBy(permission => permission.Name))
        {
            options.AddPolicy(permission.Policy, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme)
                .RequireAuthenticatedUser().RequireAssertion(asked => Allows(asked.User, permission.Name)));
        }
    }

    // Length is what makes a password strong; rules about its letters only make it hard to remember (ASVS 6.2).
    private static void SetRules(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 5;
    }

    private static void SetCookie(CookieAuthenticationOptions options, ShopCookies cookies)
    {
        options.Cookie.Name = cookies.Name("shop-staff");
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.Cookie.SecurePolicy = cookies.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = ReturnUrl;
        options.ExpireTimeSpan = SessionLength;
        options.Events.OnValidatePrincipal = ValidateAsync;
        var fromPage = options.Events.OnRedirectToLogin;
        options.Events.OnRedirectToLogin = context => SignInRedirect.LeadAsync(context, fromPage);
        options.Events.OnRedirectToAccessDenied = Forbid;
    }

    // An account that is closed ends its sessions, also when only its row in the database was changed.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is not { } person) return;
        var services = context.HttpContext.RequestServices;
        var user = await services.GetRequiredService<UserManager<StaffUser>>().GetUserAsync(person);
        if (user?.IsLockedAt(services.GetRequiredService<TimeProvider>().GetUtcNow()) == false) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    // The 403 page in place of a redirect to one.
    private static Task Forbid(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
