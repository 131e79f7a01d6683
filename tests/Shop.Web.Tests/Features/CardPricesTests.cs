using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Texts;
using Shop.Web.Hosting.Pages;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>What the cards of all lists say of prices, beside what the packs cost and hold (Directive 98/6/EC).</summary>
[Collection(nameof(HostedShop))]
public sealed class CardPricesTests(HostedShop shop)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Theory]
    [InlineData("/", 8)]
    [InlineData("/es", 8)]
    [InlineData("/catalogue?page=1-9", 40)]
    [InlineData("/es/catalogue?page=1-9", 40)]
    [InlineData("/search?q=tea", 5)]
    [InlineData("/es/search?q=verde", 2)]
    [InlineData("/products/shizuoka-sencha", 2)]
    public async Task Each_card_names_the_cheapest_pack_that_is_there_and_the_price_per_unit_of_that_pack(string address, int atLeast)
    {
        using var client = shop.Client();
        var culture = new Domain.Shared.Languages(RegisteredLanguages.All).Split(address.Split('?')[0]).Language;
        var cards = new HtmlParser().ParseDocument(await client.GetStringAsync(address)).QuerySelectorAll("[data-product]").ToList();
        Assert.InRange(cards.Count, atLeast, int.MaxValue);
        foreach (var card in cards) Assert.Equal(await ExpectedAsync(card.GetAttribute("data-product")!, culture), Told(card));
    }

    private static (string Cost, string Unit) Told(IElement card) =>
        (Text(card.QuerySelector(".cost")!), card.QuerySelector("p.soft") is { } unit ? Text(unit) : "");

    private async Task<(string Cost, string Unit)> ExpectedAsync(string slug, Language culture)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        var formats = culture.Culture;
        var packs = await (
            from text in db.Set<ProductTranslation>()
            where text.Slug == slug && text.Culture == culture.Code
            join variant in db.Set<Variant>().IgnoreAutoIncludes() on text.ProductId equals variant.ProductId
            where !variant.IsWithdrawn
            join item in db.Set<StockItem>() on variant.Sku equals item.Sku
            select new { Variant = variant, Available = item.OnHand - item.Allocated }).AsNoTracking().ToListAsync();
        var there = packs.Exists(pack => pack.Available > 0) ? packs.FindAll(pack => pack.Available > 0) : packs;
        var prices = there.ConvertAll(pack => pack.Variant.PriceAt(Now));
        var cheapest = there[prices.IndexOf(prices.Min())].Variant;
        var lowest = prices.Min().Show(formats);
        var from = culture.Code == "es" ? $"desde {lowest}" : $"from {lowest}";
        var unit = cheapest.NetAmount is { } amount
            ? new Money((long)Math.Round(cheapest.PriceAt(Now).Minor * 1000m / amount, MidpointRounding.AwayFromZero), cheapest.Currency)
                .Show(formats)
                + (culture.Code == "es" ? " por " : " per ")
                    + (cheapest.NetUnit == NetUnit.Gram ? "kg" : culture.Code == "es" ? "litro" : "l")
            : "";
        return (prices.Max() > prices.Min() ? from : lowest, unit);
    }

    private static string Text(IElement element) => element.TextContent.Trim();
}
