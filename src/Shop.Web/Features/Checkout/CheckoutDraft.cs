using Microsoft.AspNetCore.DataProtection;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Checkout;

/// <summary>
/// What was typed in the checkout, for the pages that follow: it survives a refusal, another language, the cart and the payment
/// page, and goes when the order is paid.
/// </summary>
public sealed class CheckoutDraft(IDataProtectionProvider protection, ShopCookies cookies)
{
    private const int MaxField = 300;
    private const int MaxNote = 1100;
    private readonly DraftCookie<CheckoutForm> _cookie =
        new(protection, cookies, new DraftCookieKind("checkout", "Shop.Checkout", TimeSpan.FromHours(4)));

    /// <summary>An empty form when nothing was typed yet.</summary>
    public CheckoutForm Read(HttpContext http) => _cookie.Read(http) ?? new CheckoutForm();

    /// <summary>Keeps the fields, but neither the token nor the total. Of a text that no field takes only the beginning is kept.</summary>
    public void Keep(HttpContext http, CheckoutForm form)
    {
        var kept = Shortened(form);
        if (!_cookie.TryKeep(http, kept)) _cookie.TryKeep(http, kept with { Note = null });
    }

    public void Remove(HttpContext http) => _cookie.Remove(http);

    private static CheckoutForm Shortened(CheckoutForm form) => new()
    {
        Email = Cut(form.Email), Name = Cut(form.Name), Address1 = Cut(form.Address1), Address2 = Cut(form.Address2), Postcode =
            Cut(form.Postcode),
        City = Cut(form.City), Region = Cut(form.Region), Country = Cut(form.Country), Phone = Cut(form.Phone), Shipping =
            Cut(form.Shipping),
        Payment = Cut(form.Payment),
        Note = Cut(form.Note, MaxNote), SaveAddress = Cut(form.SaveAddress, 1),
    };

    private static string? Cut(string? text, int most = MaxField) => text is null ? null : PlainText.AtMost(text, most);
}
