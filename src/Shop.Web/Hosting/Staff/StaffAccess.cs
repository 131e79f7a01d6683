using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Staff;
using Shop.Domain.Persistence;
using Shop.Domain.Settings;
using Shop.Web.Hosting.Modules;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Staff;

/// <summary>Who may enter <c>/admin</c>, and how.</summary>
public static class StaffAccess
{
    public const string SignInPath = "/admin/sign-in";

    /// <summary>Where a link is asked for; the link itself is under it.</summary>
    public const string LinkPath = SignInPath + "/link";

    /// <summary>Where the first owner is made; the token of the link comes after it.</summary>
    public const string SetupPath = SignInPath + "/setup";

    public const string ReturnUrl = "returnUrl";

    /// <summary>Where somebody sets a second factor up.</summary>
    public const string SecondFactorPath = "/admin/account/second-factor";

    internal static IServiceCollection AddStaffAccess(this IServiceCollection services, ShopCookies cookies)
    {
        services.AddIdentityCore<StaffUser>(SetRules).AddEntityFrameworkStores<ShopDbContext>().AddSignInManager()
            .AddClaimsPrincipalFactory<StaffPrincipals>().AddDefaultTokenProviders();
        // No default scheme: only pages for staff read the staff's cookie, so that shoppers' pages and error pages never
        // wait for it, nor fail with the database that it asks.
        services.AddAuthentication()
            .AddIdentityCookies(all =>
            {
                all.ApplicationCookie!.Configure(cookie => SetCookie(cookie, cookies));
                all.TwoFactorUserIdCookie!.Configure(cookie => SetPasskeyCookie(cookie, cookies));
            });
        services.AddOptions<IdentityPasskeyOptions>().Configure<ShopSettings>(SetPasskeys);
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<IEnumerable<AdminPermission>, CurrentSettings>(SetPolicies);
        services.AddOptions<MvcOptions>()
            .Configure<IEnumerable<AdminPermission>>((options, permissions) => options.Conventions.Add(new AdminPages([.. permissions])));
        // Asked at each request: staff are few, and a session that was ended elsewhere must not live on (R72).
        services.Configure<SecurityStampValidatorOptions>(options =>
            (options.ValidationInterval, options.OnRefreshingPrincipal) = (TimeSpan.Zero, KeepSession));
        return services.AddStaffServices();
    }

    private static IServiceCollection AddStaffServices(this IServiceCollection services)
    {
        return services.AddHttpContextAccessor().AddSingleton<SignInThrottle>().AddSingleton<InterruptedForms>()
            .AddSingleton<SignInLinkLimits>()
            .AddScoped<KnownBrowser>().AddScoped<SignInLinks>().AddScoped<SignInStaff>()
            .AddScoped<StaffDoor>().AddScoped<SecondFactorSignIn>().AddScoped<StaffPasskeys>()
            .AddScoped<SecondFactorCheck>().AddSingleton<SecondFactorLimits>()
            .AddSingleton<SecondFactorKeys>().AddScoped<NewStaffPassword>().AddScoped<PasswordProof>().AddScoped<AcceptInvitation>()
            .AddScoped<MakeFirstOwner>()
            .AddScoped<ForgottenPassword>().AddScoped<ForgottenPassword.Surroundings>()
            .AddSingleton<PasswordResetLimits>().AddSingleton<AdminAddresses>()
            .AddScoped<StaffAccounts>().AddScoped<ChangeStaffPassword>().AddSingleton<PasswordChangeLimit>()
            .AddSingleton<StaffLanguage>().AddSingleton<IRequestCultureProvider>(services => services.GetRequiredService<StaffLanguage>())
                .AddScoped<ChooseStaffLanguage>()
            .AddScoped<RecordAuditEntry>().AddScoped<ChangeSettings>();
    }

    // One policy for each permission that a module registers: the one place where permissions are enforced.
    private static void SetPolicies(AuthorizationOptions options, IEnumerable<AdminPermission> permissions, CurrentSettings settings)
    {
        foreach (var permission in permissions.DistinctBy(permission => permission.Name))
        {
            options.AddPolicy(permission.Policy, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme)
                .RequireAuthenticatedUser().RequireAssertion(asked => IsAllowed(asked, permission.Name, settings)));
        }
    }

    // What comes from elsewhere than a request is taken for a change.
    private static bool IsAllowed(AuthorizationHandlerContext asked, string permission, CurrentSettings settings) =>
        StaffRights.Allows(asked.User, permission, (asked.Resource as HttpContext)?.Request.Method ?? "")
        && (permission == AdminPermission.AnyStaff || !LacksSecondFactor(asked.User, settings));

    private static bool LacksSecondFactor(ClaimsPrincipal person, CurrentSettings settings) =>
        !StaffRights.HasSecondFactor(person) && settings.Of<StaffSettings>().RequireSecondFactor;

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
        options.ExpireTimeSpan = StaffSessions.Length;
        options.Events.OnValidatePrincipal = ValidateAsync;
        var fromPage = options.Events.OnRedirectToLogin;
        options.Events.OnRedirectToLogin = context => SignInRedirect.LeadAsync(context, fromPage);
        options.Events.OnRedirectToAccessDenied = Forbid;
    }

    // Identity keeps a passkey's challenge in what was once made for second factors.
    private static void SetPasskeyCookie(CookieAuthenticationOptions options, ShopCookies cookies)
    {
        options.Cookie.Name = cookies.Name("shop-passkey");
        options.Cookie.Path = "/";
        options.Cookie.SecurePolicy = cookies.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    // A passkey that was checked by fingerprint, face or PIN, and lies on the device with the account's name, needs nothing typed.
    private static void SetPasskeys(IdentityPasskeyOptions options, ShopSettings shop)
    {
        options.ServerDomain = shop.PublicUrl.Host;
        (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required");
        options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == shop.PublicOrigin);
    }

    // The principal is made anew at each request; the session that it belongs to is not.
    private static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(StaffRights.Session) is { } session)
            (context.NewPrincipal?.Identity as ClaimsIdentity)?.AddClaim(new Claim(session.Type, session.Value));
        return Task.CompletedTask;
    }

    // A session that was ended, or whose account is closed, ends here, also when only its row in the database was changed.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is not { } person) return;
        var sessions = context.HttpContext.RequestServices.GetRequiredService<StaffSessions>();
        if (StaffRights.IdOf(person) is { } user && StaffRights.SessionOf(person) is { } session
            && await sessions.HoldsAsync(user, session, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    // The 403 page in place of a redirect to one; who lacks the second factor that is asked of all is led to set it up.
    private static Task Forbid(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (StaffRights.IsReading(http.Request.Method)
            && LacksSecondFactor(http.User, http.RequestServices.GetRequiredService<CurrentSettings>()))
            context.Response.Redirect(SecondFactorPath);
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
