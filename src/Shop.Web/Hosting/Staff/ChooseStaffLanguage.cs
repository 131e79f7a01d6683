using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Shop.Domain.Shared;
using Shop.Domain.Staff;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Keeps the language that a member of staff reads the back office in, with the account: whoever signs in on another machine
/// finds it there. A language that the shop no longer offers counts for nothing.
/// </summary>
public sealed class ChooseStaffLanguage(UserManager<StaffUser> users, StaffLanguage languages)
{
    /// <summary>False when the shop does not offer that language: nothing is changed then.</summary>
    public async Task<bool> ExecuteAsync(HttpContext http, string? code)
    {
        if (languages.Find(code) is not { } language) return false;
        if (await users.GetUserAsync(http.User) is { } user)
        {
            // What was chosen in two windows at once may stand there twice; the next choice removes both.
            var former = (await users.GetClaimsAsync(user)).Where(claim => claim.Type == StaffUser.LanguageClaim).ToList();
            if (former.Count > 0) await users.RemoveClaimsAsync(user, former);
            await users.AddClaimAsync(user, new Claim(StaffUser.LanguageClaim, language.Code));
        }
        languages.Remember(http, language);
        return true;
    }

    /// <summary>After a sign-in: the browser shows the language of the account, whoever used it before.</summary>
    public async Task RestoreAsync(HttpContext http, string email)
    {
        if (await users.FindByEmailAsync(PlainText.EmailKey(email)) is not { } user) return;
        var chosen = (await users.GetClaimsAsync(user)).LastOrDefault(claim => claim.Type == StaffUser.LanguageClaim);
        languages.Remember(http, languages.Find(chosen?.Value));
    }
}
