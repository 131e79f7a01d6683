using System.Net;

namespace Shop.TestKit;

/// <summary>Reads the answer to the checkout's form, which is 303 in any case.</summary>
public static class CheckoutAnswer
{
    /// <summary>It leads to the payment page or to the order; a refusal leads back to the checkout, an empty cart to the cart.</summary>
    public static bool IsPlaced(HttpStatusCode status, Uri? location) =>
        status == HttpStatusCode.SeeOther && location is not null && PathOf(location) is var path
        && !path.EndsWith("/checkout", StringComparison.Ordinal) && !path.EndsWith("/cart", StringComparison.Ordinal);

    /// <summary>The same of a page that was not followed.</summary>
    public static bool IsPlaced(this ShopPage answer) => IsPlaced(answer.Status, answer.Location);

    private static string PathOf(Uri location) =>
        (location.IsAbsoluteUri ? location.AbsolutePath : location.OriginalString).Split('?', '#')[0];
}
