using System.Net;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>The merchant's own pictures from the upload to the shopper's screen, over real HTTP.</summary>
public sealed class PictureTests(SharedShop shared) : IClassFixture<SharedShop>, IAsyncLifetime
{
    private const string Page = "/products/round-stoneware-teapot";

    private readonly ShopProcess _shop = shared.Shop;
    private readonly CookieShopper _staff = new(shared.Shop.Address);

    public async Task InitializeAsync() => await _staff.SignInAsync(await _shop.CreateAdminAsync($"pictures-{Guid.NewGuid():N}@example.com"));

    public Task DisposeAsync()
    {
        _staff.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Hostile_files_are_refused_with_words_and_what_was_typed_is_kept()
    {
        const string Code = "side-handle-teapot";
        (string Name, byte[] Content, string Words)[] files =
        [
            ("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "no JPEG, PNG or WebP"),
            ("page.png", "<!doctype html><script>alert(1)</script>"u8.ToArray(), "no JPEG, PNG or WebP"),
            ("bomb.png", PngPicture.Claiming(50_000, 50_000), "60 million pixels"),
            ("cut.png", PngPicture.Of(200, 200, 1, 2, 3)[..100], "damaged"),
            ("photo.jpg", "PK\u0003\u0004 and so on"u8.ToArray(), "no JPEG, PNG or WebP"),
            ("empty.jpg", [], "empty"),
            ("large.png", [.. PngPicture.Of(9, 9, 1, 2, 3), .. new byte[21 * 1024 * 1024]], "larger than 20 MB"),
            ("", [], "Choose the file"),
        ];
        foreach (var (name, content, words) in files)
        {
            var answer = await _staff.UploadAsync(_shop.Address, Code, new UploadFile(name, content, "A <b>pot</b>", "Una tetera"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(words, answer.Alerts, StringComparison.Ordinal);
            Assert.Equal("A <b>pot</b>", answer.Document.QuerySelector("#alt-en-1")!.GetAttribute("value"));
            Assert.Equal("Una tetera", answer.Document.QuerySelector("#alt-es-1")!.GetAttribute("value"));
        }

        var nameless = await _staff.UploadAsync(_shop.Address, Code, PictureSteps.Portrait("a", 1, 2, 3) with { AltSpanish = " " });
        Assert.Contains("in each language", nameless.Alerts, StringComparison.Ordinal);
        Assert.Empty((await _staff.GetAsync($"/admin/products/{Code}/pictures")).Document.QuerySelectorAll("[data-picture]"));
    }

    [Fact]
    public async Task A_good_picture_beside_a_bad_one_is_taken_and_only_the_bad_one_has_to_be_chosen_again()
    {
        const string Code = "glass-teapot";
        var bad = new UploadFile("bad.png", "no"u8.ToArray(), "Bad", "Mala");
        var answer = await _staff.UploadAsync(_shop.Address, Code, bad, PictureSteps.Portrait("good", 9, 99, 200));
        Assert.Contains("1 picture was added", answer.Alerts, StringComparison.Ordinal);
        Assert.Single(answer.Document.QuerySelectorAll("[data-picture]"));
        Assert.Equal(("Bad", ""), (answer.Document.QuerySelector("#alt-en-1")!.GetAttribute("value"), answer.Document.QuerySelector("#alt-en-2")!.GetAttribute("value") ?? ""));
        var again = await _staff.UploadAsync(_shop.Address, Code, PictureSteps.Portrait("good", 9, 99, 200));
        Assert.Contains("already", again.Alerts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_staff_uploads_or_sees_the_form()
    {
        const string Code = "glass-teapot";
        using var stranger = new CookieShopper(_shop.Address);
        var answer = await stranger.UploadAsync(_shop.Address, Code, PictureSteps.Portrait("evil", 1, 1, 1));
        Assert.Contains("/admin/sign-in", answer.Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("/admin/sign-in", (await stranger.GetAsync($"/admin/products/{Code}/pictures")).Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _staff.GetAsync("/admin/products/no-such-code/pictures")).Status);
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
            Assert.Equal((side, "960", "1200", "high"), (first.GetAttribute("alt"), first.GetAttribute("width"), first.GetAttribute("height"), first.GetAttribute("fetchpriority")));
            Assert.Equal(["320w", "640w", "960w"], WidthsIn(first.GetAttribute("srcset")!));
            Assert.Equal(["320w", "640w", "960w"], WidthsIn(page.Document.QuerySelector("#picture-1 source[type='image/webp']")!.GetAttribute("srcset")!));
            Assert.Equal(["#picture-1", "#picture-2", "#picture-3"], page.Document.QuerySelectorAll(".thumbs a").Select(link => link.GetAttribute("href")));
            Assert.EndsWith("-960.jpg", page.Document.QuerySelector("#picture-2 a")!.GetAttribute("href"), StringComparison.Ordinal);
        }

        using var visitor = new CookieShopper(_shop.Address);
        var card = (await visitor.GetAsync("/search?q=teapot")).Document.QuerySelector("[data-product='round-stoneware-teapot'] img")!;
        Assert.Equal("The one side", card.GetAttribute("alt"));
        await visitor.AddToCartAsync((await visitor.GetAsync(Page)).Document.QuerySelector("[data-sku]")!.GetAttribute("data-sku")!, 1);
        Assert.Contains(".webp", (await visitor.GetAsync("/cart")).Document.QuerySelector("li[data-sku] source")!.GetAttribute("srcset")!, StringComparison.Ordinal);
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
            $"..%2f{hash}-320.webp", $"{hash[..2]}%2f{hash}-320.webp", $"{hash.ToUpperInvariant()}-320.webp", "master.jpg", $"{hash}-320.webp%00.jpg",
        ];
        foreach (var name in wrong)
        {
            using var answer = await client.GetAsync(new Uri($"{_shop.Address.GetLeftPart(UriPartial.Authority)}/pictures/{name}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
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
        await _staff.FollowAsync(await _staff.SubmitAsync(page.Form($"{second}/move"), ("direction", "up")));
        Assert.Equal((second, first), (await HashAsync(Code, 0), await HashAsync(Code, 1)));

        var sku = page.Document.QuerySelector("select[name=sku] option:last-child")!.GetAttribute("value")!;
        var form = page.Document.Forms.Single(form => form.GetAttribute("action")!.EndsWith($"/pictures/{second}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.SubmitAsync(form, ("alt-en", "From above"), ("sku", sku))).Status);
        var stale = await _staff.SubmitAsync(form, ("alt-en", "From below"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("From below", stale.Document.QuerySelector($"li[data-picture='{second}'] textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("From above", stale.Body, StringComparison.Ordinal);
        var empty = await _staff.SubmitAsync(form, ("alt-en", " "), ("alt-es", "Desde arriba"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("Desde arriba", empty.Body, StringComparison.Ordinal);

        await _staff.SubmitAsync(page, $"{first}/remove");
        Assert.Contains("gone", (await _staff.FollowAsync(await _staff.SubmitAsync(page, $"{first}/remove"))).Alerts, StringComparison.Ordinal);
        using var client = new HttpClient { BaseAddress = _shop.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/pictures/{first}-320.webp", UriKind.Relative))).StatusCode);
        var log = (await _staff.GetAsync("/admin/log")).Body;
        foreach (var deed in new[] { "one.png", $"{second}/move", "From above", $"{first}/remove" }) Assert.Contains(deed, log, StringComparison.Ordinal);
    }

    private static IEnumerable<string> WidthsIn(string srcset) => srcset.Split(", ").Select(candidate => candidate.Split(' ')[1]);

    private async Task UploadThreeAsync(string code, byte blue) => await _staff.UploadThreeAsync(_shop.Address, code, blue);

    private Task<ShopPage> ListAsync(string code) => _staff.GetAsync($"/admin/products/{code}/pictures");

    private async Task<string> HashAsync(string code, int index) => (await ListAsync(code)).Document.QuerySelectorAll("[data-picture]")[index].GetAttribute("data-picture")!;
}
