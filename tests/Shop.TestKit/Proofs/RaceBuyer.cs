using System.Net;

namespace Shop.TestKit.Proofs;

/// <summary>A shopper who stands at the last step, with the checkout's form filled in, and can send it at any moment.</summary>
public sealed class RaceBuyer : IDisposable
{
    private readonly CookieShopper _shopper;
    private List<KeyValuePair<string, string>> _form = [];

    private RaceBuyer(CookieShopper shopper, string email) => (_shopper, Email) = (shopper, email);

    public string Email { get; }

    public static async Task<RaceBuyer> AtCheckoutAsync(Uri shop, string email, string? coupon, params (string Sku, int Quantity)[] items)
    {
        var buyer = new RaceBuyer(new CookieShopper(shop), email);
        foreach (var (sku, quantity) in items) await buyer._shopper.AddToCartAsync(sku, quantity);
        if (coupon is not null) await buyer._shopper.PostAsync("/cart/coupon", ("code", coupon));
        buyer._form = await buyer.FormAsync(email);
        return buyer;
    }

    /// <summary>Opens the checkout once more, as in another tab, and fills it in.</summary>
    public async Task<List<KeyValuePair<string, string>>> FormAsync(string email)
    {
        var page = await _shopper.VisitAsync("/checkout");
        return FormFields.Of(page.Form("/checkout"), new CheckoutFields { Email = email }.ToFields());
    }

    /// <summary>Sends the form of another tab.</summary>
    public Task<(HttpStatusCode Status, Uri? Location)> OrderAsync(IEnumerable<KeyValuePair<string, string>> form) =>
        _shopper.PostQuicklyAsync("/checkout", form);

    /// <summary>Sends another button of the payment page than the card's.</summary>
    public Task<(HttpStatusCode Status, Uri? Location)> LeavePageAsync(Uri payPage, params (string Name, string Value)[] fields) =>
        _shopper.PostQuicklyAsync(payPage.AbsolutePath, fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <summary>Sends the form; the same one each time.</summary>
    public Task<(HttpStatusCode Status, Uri? Location)> OrderAsync() => _shopper.PostQuicklyAsync("/checkout", _form);

    public Task<(HttpStatusCode Status, Uri? Location)> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _shopper.PostQuicklyAsync(path, fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public async Task<ShopPage> PayAsync(Uri payPage) => await _shopper.PayAsync(payPage, TestCards.Good);

    public Task<ShopPage> GetAsync(Uri address) => _shopper.GetAsync(address);

    public Task<ShopPage> GetAsync(string path) => _shopper.GetAsync(path);

    public void Dispose() => _shopper.Dispose();
}
