using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Shop.TestKit.Proofs;

/// <summary>A shopper who buys one thing with as little work on this side as can be: for measuring the shop and not the shopper.</summary>
public sealed partial class QuickBuyer(Uri shop) : IDisposable
{
    private readonly CookieShopper _shopper = new(shop);

    /// <summary>The cookies so far, as a request's header has them.</summary>
    public string Cookies => string.Join("; ", _shopper.Jar.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>Fills the cart, opens the checkout, places the order.</summary>
    /// <returns>How long the placing request took, Stripe's session included, and where to pay.</returns>
    public async Task<(TimeSpan Placing, Uri PayPage)> PlaceAsync(string sku, string email)
    {
        var form = await FillInAsync(sku, email);
        var clock = Stopwatch.StartNew();
        var (status, location) = await _shopper.PostQuicklyAsync("/checkout", form);
        return CheckoutAnswer.IsPlaced(status, location)
            ? (clock.Elapsed, new Uri(shop, location!))
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The order was not placed: {(int)status}."));
    }

    /// <summary>Fills the cart, opens the checkout and fills it in.</summary>
    /// <returns>The form, not yet sent.</returns>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> FillInAsync(string sku, string email)
    {
        await _shopper.PostQuicklyAsync("/cart/lines", [new("sku", sku), new("quantity", "1")]);
        var page = await ReadAsync("/checkout");
        return [.. new CheckoutFields { Email = email, Shipping = "standard" }.ToFields()
            .Append(("token", HiddenField(page, "token"))).Append(("total", HiddenField(page, "total")))
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2))];
    }

    /// <summary>Pays on Stripe's page and does not come back: the webhook has to tell.</summary>
    /// <returns>Where Stripe sends the buyer.</returns>
    public async Task<Uri> PayAsync(Uri payPage)
    {
        var (status, location) =
            await _shopper.PostQuicklyAsync(payPage.PathAndQuery,
            [new("card_number", TestCards.Good), new("expiry", "12/40"), new("cvc", "123"), new("action", "pay")]);
        if (status is not (HttpStatusCode.SeeOther or HttpStatusCode.Found))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Not paid: {(int)status}."));
        return new Uri(shop, location!);
    }

    /// <summary>Comes back from Stripe's page; the shop asks Stripe whether the order is paid.</summary>
    public Task ComeBackAsync(Uri returnPage) => _shopper.GetAsync(returnPage);

    public void Dispose() => _shopper.Dispose();

    private async Task<string> ReadAsync(string path)
    {
        var bytes = await _shopper.DownloadAsync(path);
        return System.Text.Encoding.UTF8.GetString(bytes);
    }

    private static string HiddenField(string page, string name) =>
        HiddenFields().Matches(page).First(match => match.Groups["name"].Value == name).Groups["value"].Value;

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[a-z]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenFields();
}
