using System.Security.Claims;
using Shop.Web.Hosting.Modules;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.SignIn;

/// <summary>Where somebody goes on who has just come in.</summary>
public sealed class AfterSignIn(InterruptedForms interrupted, ChooseStaffLanguage languages, IEnumerable<AdminMenuEntry> menu)
{
    private const string Orders = "/admin/orders";

    /// <summary>The page for somebody who asked for none: the orders, or the first of the menu that the role may see.</summary>
    public string StartFor(ClaimsPrincipal person) => menu.OrderByDescending(entry => entry.Path == Orders).ThenBy(entry => entry.Place)
        .First(entry => StaffRights.Allows(person, entry.Permission)).Path;

    /// <summary>
    /// The back office is shown in the person's language. Returns the form that was interrupted when a session ended, if there
    /// is one.
    /// </summary>
    /// <param name="kept">The form as the sign-in page carried it.</param>
    /// <param name="returnUrl">The page that it stood on.</param>
    public async Task<ResumeView?> WelcomeAsync(HttpContext http, string? kept, string returnUrl)
    {
        var email = http.User.Identity?.Name ?? "";
        await languages.RestoreAsync(http, email);
        return interrupted.Open(kept) is { } form ? new ResumeView(form, returnUrl, form.IsOfAnother(email)) : null;
    }

    /// <summary>What the form shows again after a refusal; null for what is no interrupted form.</summary>
    public string? Keep(string? kept) => interrupted.Open(kept) is null ? null : kept;
}
