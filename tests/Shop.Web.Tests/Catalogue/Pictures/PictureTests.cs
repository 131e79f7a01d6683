using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Catalogue.Pictures;

/// <summary>The merchant's own pictures on the way to the shopper's screen, over real HTTP.</summary>
public sealed class PictureTests(SharedShop shared) : IClassFixture<SharedShop>, IAsyncLifetime
{
    private const string Page = "/products/round-stoneware-teapot";

    private readonly ShopInProcess _shop = shared.Shop;
    private readonly CookieShopper _staff = new(shared.Shop.Address);

    public async Task InitializeAsync() =>
        await _staff.SignInAsync(await _shop.CreateAdminAsync($"pictures-{Guid.NewGuid():N}@example.com"));

    public Task DisposeAsync()
    {
        _staff.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Pages_offer_each_size_in_both_formats_with_texts_in_their_language_and_need_no_script()
    {
        const string Code = "round-teapot";
        await UploadThreeAsync(Code, 60);
        foreach (var (prefix, side) in new[] { ("", "The one side"), ("/es", "El lado one") })
        {
            using var shopper = new CookieShopper(_shop.Address, prefix);
            var page = await shopper.GetAsync(prefix.Length == 0 ? Page : "/products/tetera-redonda-de-gres");
            var first = page.Document.QuerySelector("#picture-1 img")!;
            Assert.Equal((side, "960", "1200", "high"),
                (first.GetAttribute("alt"), first.GetAttribute("width"), first.GetAttribute("height"),
                first.GetAttribute("fetchpriority")));
            Assert.Equal(["320w", "640w", "960w"], WidthsIn(first.GetAttribute("srcset")!));
            Assert.Equal(["320w", "640w", "960w"],
                WidthsIn(page.Document.QuerySelector("#picture-1 source[type='image/webp']")!.GetAttribute("srcset")!));
            Assert.Equal(["#picture-1", "#picture-2", "#picture-3"], page.Document.QuerySelectorAll(".thumbs a")
                .Select(link => link.GetAttribute("href")));
            Assert.EndsWith("-960.jpg", page.Document.QuerySelector("#picture-2 a")!.GetAttribute("href"), StringComparison.Ordinal);
        }

        using var visitor = new CookieShopper(_shop.Address);
        var card = (await visitor.GetAsync("/search?q=teapot")).Document.QuerySelector("[data-product='round-stoneware-teapot'] img")!;
        Assert.Equal("The one side", card.GetAttribute("alt"));
        await visitor.AddToCartAsync((await visitor.GetAsync(Page)).Document.QuerySelector("[data-sku]")!.GetAttribute("data-sku")!, 1);
        Assert.Contains(".webp", (await visitor.GetAsync("/cart"))
            .Document.QuerySelector("li[data-sku] source")!.GetAttribute("srcset")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_kept_for_good_and_its_address_leads_nowhere_else()
    {
        const string Code = "matcha-bowl";
        await UploadThreeAsync(Code, 110);
        var hash = await HashAsync(Code, 0);
        using var client = new HttpClient { BaseAddress = _shop.Address };
        foreach (var (name, type) in new[] { ($"{hash}-320.webp", "image/webp"), ($"{hash}-960.jpg", "image/jpeg") })
        {
            using var answer = await client.GetAsync(new Uri($"/pictures/{name}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
            Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/pictures/{name}", UriKind.Relative));
            request.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            using var unchanged = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }

        string[] wrong =
        [
            $"{hash}-321.webp", $"{hash}-1200.webp", $"{hash}-320.png", $"{new string('0', 64)}-320.webp", "..%2f..%2fshop.db-320.webp",
            $"..%2f{hash}-320.webp", $"{hash[..2]}%2f{hash}-320.webp", $"{hash.ToUpperInvariant()}-320.webp", "master.jpg",
                $"{hash}-320.webp%00.jpg",
        ];
        foreach (var name in wrong)
        {
            using var answer =
                await client.GetAsync(
                new Uri($"{_shop.Address.GetLeftPart(UriPartial.Authority)}/pictures/{name}",
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{name}: {answer.StatusCode}");
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/pictures/home.svg", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Staff_order_describe_assign_and_remove_and_all_of_it_is_in_their_log()
    {
        const string Code = "morning-mug";
        await UploadThreeAsync(Code, 160);
        var (first, second) = (await HashAsync(Code, 0), await HashAsync(Code, 1));
        var page = await ListAsync(Code);
        await _staff.FollowAsync(await _staff.PressAsync(page, $"[formaction$='{second}/move?direction=up']"));
        Assert.Equal((second, first), (await HashAsync(Code, 0), await HashAsync(Code, 1)));

        var sku = page.Document.QuerySelector("select[name$='.sku'] option:last-child")!.GetAttribute("value")!;
        var (save, part) = ($"[formaction$='/pictures/{second}']", $"p-{second}");
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.PressAsync(page, save, ($"{part}.alt-en", "From above"), ($"{part}.sku", sku)))
            .Status);
        var stale = await _staff.PressAsync(page, save, ($"{part}.alt-en", "From below"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("From below", stale.Document.QuerySelector($"li[data-picture='{second}'] textarea")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("From above", stale.Body, StringComparison.Ordinal);
        var empty = await _staff.PressAsync(page, save, ($"{part}.alt-en", " "), ($"{part}.alt-es", "Desde arriba"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("Desde arriba", empty.Body, StringComparison.Ordinal);

        await _staff.PressAsync(page, $"[formaction$='{first}/remove']");
        Assert.Contains("gone", (await _staff.FollowAsync(await _staff.PressAsync(page, $"[formaction$='{first}/remove']")))
            .Alerts, StringComparison.Ordinal);
        using var client = new HttpClient { BaseAddress = _shop.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/pictures/{first}-320.webp", UriKind.Relative))).StatusCode);
        var log = (await _staff.GetAsync("/admin/log")).Body;
        foreach (var deed in new[] { "one.png", $"{second}/move", "From above", $"{first}/remove" })
            Assert.Contains(deed, log, StringComparison.Ordinal);
    }

    private static IEnumerable<string> WidthsIn(string srcset) => srcset.Split(", ").Select(candidate => candidate.Split(' ')[1]);

    private async Task UploadThreeAsync(string code, byte blue) => await _staff.UploadThreeAsync(_shop.Address, code, blue);

    private Task<ShopPage> ListAsync(string code) => _staff.GetAsync($"/admin/products/{code}/pictures");

    private async Task<string> HashAsync(string code, int index) =>
        (await ListAsync(code)).Document.QuerySelectorAll("[data-picture]")[index].GetAttribute("data-picture")!;
}
