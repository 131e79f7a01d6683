using System.Net;

namespace Shop.TestKit.Proofs;

/// <summary>A shopper who stands at the last step, with the checkout's form filled in, and can send it at any moment.</summary>
public sealed class RaceBuyer : IDisposable
{
    private readonly CookieShopper _shopper;
    private List<KeyValuePair<string, string>> _form = [];

    private RaceBuyer(CookieShopper shopper) => _shopper = shopper;

    public static async Task<RaceBuyer> AtCheckoutAsync(Uri shop, string email, string? coupon, params (string Sku, int Quantity)[] items)
    {
        var buyer = new RaceBuyer(new CookieShopper(shop));
        foreach (var (sku, quantity) in items) await buyer._shopper.AddToCartAsync(sku, quantity);
        if (coupon is not null) await buyer._shopper.PostAsync("/cart/coupon", ("code", coupon));
        var page = await buyer._shopper.VisitAsync("/checkout");
        buyer._form = FormFields.Of(page.Form("/checkout"), new CheckoutFields { Email = email }.ToFields());
        return buyer;
    }

    /// <summary>Sends the form; the same one each time.</summary>
    public Task<(HttpStatusCode Status, Uri? Location)> OrderAsync() => _shopper.PostQuicklyAsync("/checkout", _form);

    public Task<(HttpStatusCode Status, Uri? Location)> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _shopper.PostQuicklyAsync(path, fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public async Task<ShopPage> PayAsync(Uri payPage) => await _shopper.PayAsync(payPage, TestCards.Good);

    public Task<ShopPage> GetAsync(Uri address) => _shopper.GetAsync(address);

    public Task<ShopPage> GetAsync(string path) => _shopper.GetAsync(path);

    public void Dispose() => _shopper.Dispose();
}
