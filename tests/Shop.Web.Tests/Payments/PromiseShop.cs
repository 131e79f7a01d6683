using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.TestKit;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.Hosting;
using Xunit;
using ShopSettings = Shop.TestKit.ShopSettings;

namespace Shop.Web.Tests.Payments;

/// <summary>The demo's shop with transfers and payment on pick-up switched on, as its staff and its shoppers see it.</summary>
public sealed class PromiseShop : IAsyncLifetime
{
    public const string Iban = "DE89370400440532013000";
    public const string Place = "Carrer de la Força 8, Girona\nMon–Sat 10–20";
    private const string Staff = "till@example.com";

    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private HttpClient _client = null!;

    public ShopInProcess Shop { get; private set; } = null!;

    internal StaffPages Pages { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Shop = await ShopInProcess.StartAsync(new ShopSettings().With("Jobs__ReconcileSeconds", "1")
            .With("Checkout__UnpaidPerClient", "0").With("Checkout__UnpaidPerShopper", "0"));
        await Shop.CreateAdminAsync(Staff);
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Shop.Address };
        _client.DefaultRequestHeaders.Add("Cookie", await StaffSession.CookieAsync(Shop.Services, Staff));
        Pages = new StaffPages(_client);
        await SaveMethodsAsync(("bankTransfer", "on"), ("accountHolder", "Müller & Söhne"), ("iban", "DE89 3704 0044 0532 0130 00"),
            ("onPickup", "on"));
        await using var scope = Shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EditShipping>().CreateAsync("pickup", new ShippingTerms
        {
            Names = new Dictionary<string, string> { ["en"] = "Pick up in the shop" }, Countries = ["ES"], Price = Money.Eur(0),
            MaxWeightGrams = 30_000, Position = 99, Pickup = new Dictionary<string, string> { ["en"] = Place },
        }, default);
    }

    public Task DisposeAsync()
    {
        Pages.Dispose();
        return Shop.DisposeAsync().AsTask();
    }

    public Task SaveMethodsAsync(params (string, string)[] typed) => Pages.SaveAsync("/admin/settings/payments", "main form button", typed);

    /// <summary>Orders one piece, and comes to the order's page.</summary>
    public static async Task<ShopPage> OrderAsync(CookieShopper shopper, CheckoutFields fields)
    {
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var page = await shopper.FollowAsync(await shopper.SubmitCheckoutAsync(fields));
        // Another way of sending than the page proposed costs something else, which is told first.
        if (!page.Address.AbsolutePath.Contains("/orders/", StringComparison.Ordinal))
            page = await shopper.FollowAsync(await shopper.SubmitCheckoutAsync(fields));
        Assert.Contains("/orders/", page.Address.AbsolutePath, StringComparison.Ordinal);
        return page;
    }

    /// <summary>Staff book money in on the order's page.</summary>
    internal async Task<StaffAnswer> BookAsync(string number, string amount, string reference = "")
    {
        var page = await Pages.GetAsync($"/admin/orders/{number}/money");
        return await Pages.PressAsync(page, "main form.form button", ("amount", amount), ("reference", reference));
    }

    public static string Amount(long minor) => new Money(minor, Currency.Eur).ToDecimalText();
}
