using Microsoft.AspNetCore.DataProtection;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Messages;

/// <summary>A message that was typed and not sent.</summary>
/// <param name="TooMany">It was refused because too many came before it.</param>
public sealed record TypedMessage(string Name, string Email, string Message, bool TooMany);

/// <summary>A message that was typed and not sent, for the page that says why. It goes when the message is sent.</summary>
public sealed class MessageDraft(IDataProtectionProvider protection, ShopCookies cookies)
{
    private readonly DraftCookie<TypedMessage> _cookie =
        new(protection, cookies, new DraftCookieKind("message", "Shop.Message", TimeSpan.FromHours(1)));

    public TypedMessage? Read(HttpContext http) => _cookie.Read(http);

    /// <summary>False when it is too long for a cookie.</summary>
    public bool TryKeep(HttpContext http, TypedMessage typed) => _cookie.TryKeep(http, typed);

    public void Remove(HttpContext http) => _cookie.Remove(http);
}
