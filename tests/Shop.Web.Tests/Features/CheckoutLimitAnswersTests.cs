using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.TestKit;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>What a shopper is told whose checkout is refused for a while, and what staff are.</summary>
public sealed class CheckoutLimitAnswersTests : IAsyncLifetime
{
    private const string Sku = "LK-SEN-050";
    private readonly string _data = Directory.CreateTempSubdirectory("shop-limits-").FullName;
    private WebApplication? _shop;

    public async Task InitializeAsync() => _shop = await LoneShop.StartAsync(_data, "--Shop:DemoData=true", "--Checkout:UnpaidPerClient=3");

    public async Task DisposeAsync()
    {
        await _shop!.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Of_many_forms_of_one_client_three_are_taken_and_the_others_keep_all_and_are_told_what_to_do()
    {
        var shoppers = Enumerable.Range(0, 10).Select(_ => new CookieShopper(new Uri(_shop!.Urls.Single()))).ToList();
        var fields = new CheckoutFields { Note = "Second door", Phone = "972 000 000" };
        foreach (var shopper in shoppers) await shopper.AddToCartAsync(Sku, 1);
        var answers =
            await Task.WhenAll(
            shoppers.Select((shopper, number) => shopper.SubmitCheckoutAsync(fields with { Email = $"many-{number}@example.com" })));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        Assert.Equal(3, answers.Count(answer => answer.IsPlaced()));
        var (refused, email) = shoppers.Zip(answers)
            .Select((pair, number) => (pair.First, pair.Second, Email: $"many-{number}@example.com"))
            .Where(each => !each.Second.IsPlaced()).Select(each => (each.First, each.Email)).First();
        await AssertToldAsync(refused, "/checkout", email,
            "Nothing was ordered, and your cart is kept. Pay one of them, or try again in an hour.");
        await AssertToldAsync(refused, "/es/checkout", email,
            "No se ha pedido nada y tu cesta se conserva. Paga uno de ellos o prueba otra vez dentro de una hora.");
        await using var scope = _shop!.Services.CreateAsyncScope();
        var item = Assert.Single(await scope.ServiceProvider.GetRequiredService<AttentionList>()
            .ReadAsync(default), item => item.What == "Checkout refused");
        Assert.StartsWith("network address 127.0.0.1, 9 times: too many orders that nobody paid", item.Detail.ToString(),
            StringComparison.Ordinal);
        shoppers.ForEach(shopper => shopper.Dispose());
    }

    private static async Task AssertToldAsync(CookieShopper shopper, string path, string email, string words)
    {
        var page = await shopper.GetAsync(path);
        var told = await shopper.FollowAsync(await shopper.SubmitAsync(page, "/checkout", ("email", email)));
        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.Contains(words, told.Alerts, StringComparison.Ordinal);
        foreach (var (name, value) in new[] { ("email", email), ("phone", "972 000 000"), ("postcode", "17004") })
            Assert.Equal(value, told.Document.QuerySelector($"[name={name}]")!.GetAttribute("value"));
        Assert.Equal("Second door", told.Document.QuerySelector("[name=note]")!.TextContent);
        Assert.NotNull((await shopper.GetAsync("/cart")).Document.QuerySelector("li[data-sku]"));
    }
}
