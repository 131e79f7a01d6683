using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Languages;

/// <summary>A shop that was in Spanish once and is in English alone now.</summary>
public sealed class TurnedOffTests(EnglishShop english) : IClassFixture<EnglishShop>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [PopplerFact]
    public async Task An_order_in_a_language_that_was_turned_off_since_has_its_mail_and_invoice_in_it()
    {
        using var shopper = new CookieShopper(english.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = "rosa@example.com" });
        await ShopDatabase.Of(english.Shop, null)
            .ExecuteAsync("UPDATE orders_order SET \"Culture\" = 'es' WHERE \"Email\" = 'rosa@example.com'");
        var order = await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience);
        var mail = await english.Shop.Sandbox.MailAsync(sent => sent.To == "rosa@example.com", Patience);
        Assert.Equal($"Tu pedido {order.Hook("data-order-number")} está confirmado", mail.Subject);
        Assert.Contains("Factura",
            await PdfText.ReadAsync(await english.Shop.Sandbox.AttachmentAsync(mail, mail.Pdf.Name)),
            StringComparison.Ordinal);

        var link = $"{english.Shop.Address}es/orders/{order.Address.Segments[^1]}";
        Assert.Contains(link, mail.Text, StringComparison.Ordinal);
        var shown = await shopper.FollowAsync(await shopper.GetAsync(new Uri(link)));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal("en", shown.Document.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/es", "/")]
    [InlineData("/es/cart", "/cart")]
    [InlineData("/es/search?q=t%C3%A9+verde&page=2", "/search?q=t%C3%A9+verde&page=2")]
    [InlineData("/de/products/a%2Fb%3F", "/products/a%2Fb%3F")]
    public async Task Its_addresses_lead_to_those_without_its_prefix(string path, string to)
    {
        using var client = Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(english.Shop.Address.GetLeftPart(UriPartial.Authority) + to, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/es//evil.example/")]
    [InlineData("/es/%2F%2Fevil.example/")]
    [InlineData("/es/\\evil.example/")]
    public async Task No_address_of_it_leads_to_another_site(string path)
    {
        using var client = Client();
        using var answer = await client.GetAsync(new Uri(english.Shop.Address.GetLeftPart(UriPartial.Authority) + path));
        if (answer.Headers.Location is { IsAbsoluteUri: true } to) Assert.Equal(english.Shop.Address.Authority, to.Authority);
        Assert.InRange((int)answer.StatusCode, 300, 499);
    }

    [Theory]
    [InlineData("/essence")]
    [InlineData("/fr/cart")]
    public async Task Other_addresses_that_lead_nowhere_still_do(string path)
    {
        using var client = Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task There_is_no_language_menu_no_alternate_and_no_field_for_it()
    {
        using var shopper = new CookieShopper(english.Shop.Address);
        var front = await shopper.GetAsync("");
        Assert.Empty(front.Document.QuerySelectorAll(".head-links a[hreflang]"));
        Assert.DoesNotContain(front.Document.QuerySelectorAll("[hreflang]"), link => link.GetAttribute("hreflang") == "es");
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        Assert.Empty((await shopper.GetAsync("/checkout")).Document.QuerySelectorAll("button[value^=language-]"));
        using var staff = await english.Shop.SignedInAsync();
        Assert.Null((await staff.GetAsync("/admin/facets/_new")).Document.QuerySelector("[name='name-es']"));
    }

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = english.Shop.Address };
}

/// <summary>The demo's shop, whose texts are in English and Spanish, in English alone.</summary>
public sealed class EnglishShop : IAsyncLifetime
{
    public ShopInProcess Shop { get; private set; } = null!;

    public async Task InitializeAsync() => Shop = await ShopInProcess.StartAsync(new ShopSettings().With("Shop__Languages", "en"));

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}
