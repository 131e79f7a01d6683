using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Catalogue.Pictures;

/// <summary>Uploads over real HTTP: what is refused, how it is said, and who may.</summary>
public sealed class PictureUploadTests(SharedShop shared) : IClassFixture<SharedShop>, IAsyncLifetime
{
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
    public async Task Hostile_files_are_refused_with_words_and_what_was_typed_is_kept()
    {
        const string Code = "side-handle-teapot";
        (string Name, byte[] Content, string Words)[] files =
        [
            ("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "not a JPEG, PNG or WebP"),
            ("page.png", "<!doctype html><script>alert(1)</script>"u8.ToArray(), "not a JPEG, PNG or WebP"),
            ("bomb.png", PngPicture.Claiming(50_000, 50_000), "60 million pixels"),
            ("cut.png", PngPicture.Of(200, 200, 1, 2, 3)[..100], "damaged"),
            ("photo.jpg", "PK\u0003\u0004 and so on"u8.ToArray(), "not a JPEG, PNG or WebP"),
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
        Assert.Equal(("Bad", ""),
            (answer.Document.QuerySelector("#alt-en-1")!.GetAttribute("value"),
            answer.Document.QuerySelector("#alt-en-2")!.GetAttribute("value") ?? ""));
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
        Assert.Contains("/admin/sign-in", (await stranger.GetAsync($"/admin/products/{Code}/pictures"))
            .Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _staff.GetAsync("/admin/products/no-such-code/pictures")).Status);
    }
}
