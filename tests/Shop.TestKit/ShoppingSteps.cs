using System.Net;

namespace Shop.TestKit;

/// <summary>A variant found on a product page, and the address of that page.</summary>
public sealed record FoundVariant(string Sku, Uri ProductPage);

/// <summary>The steps of buying, for a shopper without JavaScript.</summary>
public static class ShoppingSteps
{
    /// <summary>The first variants in stock, one of each product, as the listing shows them.</summary>
    public static async Task<IReadOnlyList<FoundVariant>> FindVariantsAsync(this CookieShopper shopper, int count)
    {
        var listing = await shopper.VisitAsync("/catalogue");
        var found = new List<FoundVariant>();
        foreach (var address in ProductLinks(listing))
        {
            if (SkuInStock(await shopper.GetAsync(address)) is { } sku) found.Add(new FoundVariant(sku, address));
            if (found.Count == count) return found;
        }

        throw new InvalidOperationException($"Only {found.Count} products in stock on {listing.Describe()}");
    }

    /// <summary>Sends the product page's form.</summary>
    public static async Task<ShopPage> AddToCartAsync(this CookieShopper shopper, FoundVariant variant, int quantity) =>
        await shopper.ExpectAsync(
            await shopper.SubmitAsync(await shopper.GetAsync(variant.ProductPage), "/cart/lines", ("sku", variant.Sku),
            ("quantity", Text(quantity))));

    /// <summary>Posts straight to the cart, without a page.</summary>
    public static async Task<ShopPage> AddToCartAsync(this CookieShopper shopper, string sku, int quantity) =>
        await shopper.ExpectAsync(await shopper.PostAsync("/cart/lines", ("sku", sku), ("quantity", Text(quantity))));

    /// <summary>Sends the code on the cart page and returns the cart after it (a refusal is in its Alerts).</summary>
    public static async Task<ShopPage> ApplyCouponAsync(this CookieShopper shopper, string code) =>
        await shopper.FollowAsync(await shopper.SubmitAsync(await shopper.VisitAsync("/cart"), "/cart/coupon", ("code", code)));

    /// <summary>
    /// Fills in and sends the checkout page; the answer leads to the payment page, or back to the checkout with a refusal.
    /// </summary>
    public static async Task<ShopPage> SubmitCheckoutAsync(this CookieShopper shopper, CheckoutFields fields) =>
        await shopper.SubmitAsync(await shopper.VisitAsync("/checkout"), "/checkout", fields.ToFields());

    /// <summary>Places the order and returns the address of the payment page.</summary>
    /// <exception cref="InvalidOperationException">The shop refused; the message has its words.</exception>
    public static async Task<Uri> CheckoutAsync(this CookieShopper shopper, CheckoutFields fields)
    {
        var answer = await shopper.SubmitCheckoutAsync(fields);
        return answer.IsPlaced()
            ? answer.Location!
            : throw new InvalidOperationException($"The order was not placed: {(await shopper.FollowAsync(answer)).Describe()}");
    }

    /// <summary>Sends a card on the payment page (or another of its buttons) and returns the answer, not followed.</summary>
    public static async Task<ShopPage> SendCardAsync(this CookieShopper shopper, Uri paymentPage, string card, string button = "pay")
    {
        var form = (await shopper.FollowAsync(await shopper.GetAsync(paymentPage))).FormWith("card_number");
        return await shopper.SubmitAsync(form, ("card_number", card), ("expiry", "12/40"), ("cvc", "123"), ("action", button));
    }

    /// <summary>Pays and follows the way back: the order page, the "checking" page, or the payment page with a refusal.</summary>
    public static async Task<ShopPage> PayAsync(this CookieShopper shopper, Uri paymentPage, string card) =>
        await shopper.FollowAsync(await shopper.SendCardAsync(paymentPage, card));

    /// <summary>Reloads the page that the payment led to until it is the order's page.</summary>
    public static Task<ShopPage> ReachOrderPageAsync(this CookieShopper shopper, ShopPage after, TimeSpan deadline)
    {
        var last = after;
        return Eventually.AnswerAsync(
            async () =>
            {
                if (!IsOrderPage(last)) last = await shopper.FollowAsync(await shopper.GetAsync(last.Address));
                return IsOrderPage(last) ? last : null;
            },
            deadline, () => $"no order page, but {last.Describe()}");
    }

    /// <summary>Reloads the order's page until it shows that status.</summary>
    public static Task<ShopPage> WaitForOrderStatusAsync(this CookieShopper shopper, Uri orderPage, string status, TimeSpan deadline)
    {
        var seen = "nothing";
        return Eventually.AnswerAsync(
            async () =>
            {
                var page = await shopper.GetAsync(orderPage);
                seen = page.Hook("data-order-status");
                return seen == status ? page : null;
            },
            deadline, () => $"the order is {seen}, not {status}");
    }

    /// <summary>A value of the product form's "sku" that can be bought, or null when all are sold out.</summary>
    public static string? SkuInStock(ShopPage product) => product.Document
        .QuerySelectorAll("form[action$='/cart/lines'] [name=sku]:not([disabled])")
        .SelectMany(field => field.LocalName == "select" ? field.QuerySelectorAll("option:not([disabled])").AsEnumerable() : [field])
        .Select(field => field.GetAttribute("value")).FirstOrDefault(sku => !string.IsNullOrEmpty(sku));

    private static IEnumerable<Uri> ProductLinks(ShopPage listing) => listing.Document.QuerySelectorAll("a[href*='/products/']")
        .Select(link => new Uri(listing.Address, link.GetAttribute("href")!.Split('#', '?')[0])).Distinct();

    private static bool IsOrderPage(ShopPage page) => page.Document.QuerySelector("[data-order-status]") is not null;

    // What was put in leads to the cart; a refusal leads back to the product.
    private static async Task<ShopPage> ExpectAsync(this CookieShopper shopper, ShopPage answer) =>
        answer is { Status: HttpStatusCode.SeeOther, Location: { } next } && next.AbsolutePath.EndsWith("/cart", StringComparison.Ordinal)
            ? answer
            : throw new InvalidOperationException($"Not put into the cart: {(await shopper.FollowAsync(answer)).Describe()}");

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
