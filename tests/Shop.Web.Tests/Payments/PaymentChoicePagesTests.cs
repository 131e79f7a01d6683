using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Payments;

/// <summary>Choosing how to pay, payment on pick-up, and the merchant's settings of both. Without a script.</summary>
public sealed class PaymentChoicePagesTests(PromiseShop open) : IClassFixture<PromiseShop>
{
    [Fact]
    public async Task With_stripe_alone_the_checkout_asks_nothing_and_speaks_of_stripe()
    {
        await using var shop = await ShopInProcess.StartAsync();
        using var shopper = new CookieShopper(shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var page = await shopper.VisitAsync("/checkout");
        Assert.Empty(page.Document.QuerySelectorAll("[name=payment]"));
        Assert.Contains("You pay on Stripe's secure page. You may withdraw", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.True((await shopper.SubmitCheckoutAsync(new CheckoutFields())).IsPlaced());
    }

    [Fact]
    public async Task The_choice_is_kept_when_the_form_comes_back_and_a_form_without_one_is_told()
    {
        using var shopper = new CookieShopper(open.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var first = await shopper.VisitAsync("/checkout");
        Assert.Equal(["stripe", "bank-transfer", "on-pickup"], Offered(first));
        Assert.Equal("stripe", Chosen(first));
        var refused = await shopper.FollowAsync(
            await shopper.SubmitCheckoutAsync(new CheckoutFields { Payment = "bank-transfer", Postcode = "1" }));
        Assert.Equal("bank-transfer", Chosen(refused));
        var none = await shopper.FollowAsync(await shopper.SubmitCheckoutAsync(new CheckoutFields { Payment = "gold" }));
        Assert.Contains("Choose how you pay.", none.Alerts, StringComparison.Ordinal);
        Assert.Equal("stripe", Chosen(none));
    }

    [Theory]
    [InlineData("", "You can pay on pick-up only what you pick up.")]
    [InlineData("/es", "Al recoger solo puedes pagar lo que recoges.")]
    public async Task Payment_on_pick_up_of_a_parcel_is_refused_beside_the_field(string prefix, string words)
    {
        using var shopper = new CookieShopper(open.Shop.Address, prefix);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var refused = await shopper.FollowAsync(await shopper.SubmitCheckoutAsync(new CheckoutFields { Payment = "on-pickup" }));
        Assert.Contains(words, refused.Document.QuerySelector("#payment-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("on-pickup", Chosen(refused));
    }

    [Fact]
    public async Task What_is_picked_up_and_paid_there_is_confirmed_unpaid_and_closed_at_the_counter()
    {
        using var shopper = new CookieShopper(open.Shop.Address);
        var page = await PromiseShop.OrderAsync(shopper, new CheckoutFields { Shipping = "pickup", Payment = "on-pickup" });
        var number = page.Hook("data-order-number");
        Assert.Contains("Your order is confirmed", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(PromiseShop.Place, page.Document.QuerySelector("[data-pickup]")!.TextContent);
        var mail = await open.Shop.Sandbox.MailAsync(mail => mail.Subject.Contains(number, StringComparison.Ordinal), PromiseShop.Patience);
        Assert.Contains("Mon–Sat 10–20", mail.Text, StringComparison.Ordinal);
        var order = await open.Pages.GetAsync($"/admin/orders/{number}");
        Assert.Equal(HttpStatusCode.SeeOther, (await open.Pages.PressAsync(order, "button[name=means][value=Card]")).Status);
        Assert.Equal("completed", (await shopper.GetAsync(page.Address)).Hook("data-order-status"));
        var twice = await open.Pages.PressAsync(order, "button[name=means][value=Cash]");
        Assert.Single((await open.Pages.GetAsync($"/admin/orders/{number}")).QuerySelectorAll("[data-entry-minor]"));
        Assert.Equal(HttpStatusCode.SeeOther, twice.Status);
        Assert.Empty(await open.Shop.BreachesAsync());
    }

    [Fact]
    public async Task A_wrong_account_number_is_told_beside_its_field_keeps_what_was_typed_and_changes_nothing()
    {
        var page = await open.Pages.GetAsync("/admin/settings/payments");
        var answer = await open.Pages.PressAsync(page, "main form button", ("iban", "DE89 3704 0044 0532 0130 01"), ("bic", "DEUTDEFF"));
        Assert.Equal((HttpStatusCode)422, answer.Status);
        Assert.Contains("This is no IBAN", StaffPages.Alerts(answer.Page), StringComparison.Ordinal);
        Assert.Equal(("DE89 3704 0044 0532 0130 01", "DEUTDEFF"), (StaffPages.Value(answer.Page, "iban"), StaffPages.Value(answer.Page, "bic")));
        Assert.Equal("", StaffPages.Value(await open.Pages.GetAsync("/admin/settings/payments"), "bic"));
    }

    [Fact]
    public async Task Limits_by_country_and_total_take_a_method_out_of_the_checkout_at_once()
    {
        using var shopper = new CookieShopper(open.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        await open.SaveMethodsAsync(("bankTransferMin", "9000.00"));
        Assert.DoesNotContain("bank-transfer", Offered(await shopper.VisitAsync("/checkout")));
        await open.SaveMethodsAsync(("bankTransferMin", ""), ("bankTransferCountries", "de"));
        Assert.DoesNotContain("bank-transfer", Offered(await shopper.VisitAsync("/checkout")));
        await open.SaveMethodsAsync(("bankTransferCountries", ""));
        Assert.Contains("bank-transfer", Offered(await shopper.VisitAsync("/checkout")));
    }

    private static IEnumerable<string?> Offered(ShopPage page) =>
        page.Document.QuerySelectorAll("[name=payment]").Select(input => input.GetAttribute("value"));

    private static string? Chosen(ShopPage page) => page.Document.QuerySelector("[name=payment][checked]")?.GetAttribute("value");
}
