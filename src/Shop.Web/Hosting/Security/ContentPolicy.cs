using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Security;

/// <summary>The Content-Security-Policy: nothing from elsewhere, nothing inline.</summary>
public sealed class ContentPolicy(ShopSettings shop, StripeSettings stripe)
{
    /// <summary>Of a mail in a frame of the shop's: its styles stand on its elements; it runs nothing, loads nothing from elsewhere
    /// and sends nothing.</summary>
    public const string ShownMail =
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; "
        + "base-uri 'none'; form-action 'none'; sandbox";

    private const string StripePaymentPage = "https://checkout.stripe.com";

    private readonly IReadOnlyList<string> _paymentPages = PaymentPages(shop, stripe);

    private readonly string _pages = Build(scripts: "'self'", styles: "'self'", PaymentPages(shop, stripe));

    // Hangfire's dashboard is drawn with inline style and script; it is for staff only and takes no text from shoppers.
    private readonly string _jobs = Build(scripts: "'self' 'unsafe-inline'", styles: "'self' 'unsafe-inline'", []);

    // The editor of mails shows them in a frame, whose own policy is stricter.
    public string For(PathString path) => path.StartsWithSegments("/admin/jobs") ? _jobs
        : path.StartsWithSegments("/admin/mails") ? $"{_pages}; frame-src 'self'" : _pages;

    /// <summary>Whether a browser may follow the checkout's form to that payment page.</summary>
    public bool AllowsPaymentPage(Uri address)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        return origin == shop.PublicOrigin || _paymentPages.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    private static string Build(string scripts, string styles, IReadOnlyList<string> formTargets) => string.Join("; ",
        "default-src 'none'",
        $"script-src {scripts}",
        $"style-src {styles}",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        string.Join(' ', ["form-action 'self'", .. formTargets]),
        "frame-ancestors 'none'",
        "base-uri 'none'");

    // Browsers hold a form's redirect to form-action too: POST /checkout ends on the payment page, which is Stripe's, on a
    // domain of the merchant's own if Stripe has one, or the sandbox's, and that one may run under another port or the public name.
    private static List<string> PaymentPages(ShopSettings shop, StripeSettings stripe)
    {
        var api = new Uri(stripe.ApiBase).GetLeftPart(UriPartial.Authority);
        string?[] pages = api == StripeSettings.OwnApiBase
            ? [StripePaymentPage, stripe.PaymentPageOrigin]
            : [StripePaymentPage, stripe.PaymentPageOrigin, shop.PublicOrigin, api];
        return [.. pages.OfType<string>().Distinct()];
    }
}
