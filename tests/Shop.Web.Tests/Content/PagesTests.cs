using System.Net;
using Microsoft.AspNetCore.Builder;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Content;

/// <summary>A merchant writes the pages of an empty shop, from the templates to what shoppers read, without JavaScript.</summary>
public sealed class PagesTests : IAsyncLifetime
{
    private const string List = "/admin/content/pages";
    private const string New = $"{List}/_new";
    private static readonly string[] Kinds = ["about", "shipping", "returns", "terms", "privacy", "imprint", "accessibility", "contact"];
    private readonly string _data = Directory.CreateTempSubdirectory("shop-pages-").FullName;
    private WebApplication? _shop;
    private CookieShopper? _staff;
    private CookieShopper? _shopper;

    public async Task InitializeAsync()
    {
        _shop = await LoneShop.StartAsync(
            _data, "--Shop:Name=Corner", "--Seller:Name=Corner Ltd", "--Seller:Address:0=Main Street 1", "--Seller:Address:1=Town",
            "--Seller:VatId=ESB00000000", "--Seller:Email=hello@corner.example", "--Smtp:From=shop@corner.example");
        var address = new Uri(_shop.Urls.Single());
        (_staff, _shopper) = (new CookieShopper(address), new CookieShopper(address));
        await _staff.SignInAsync(new StaffAccount(LoneShop.StaffEmail, LoneShop.StaffPassword));
    }

    public async Task DisposeAsync()
    {
        _staff?.Dispose();
        _shopper?.Dispose();
        await _shop!.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Each_template_opens_in_every_language_with_the_seller_filled_in_and_the_rest_as_blanks()
    {
        var list = await _staff!.GetAsync(List);
        Assert.Equal(Kinds.Length, list.Document.QuerySelectorAll("[data-missing-pages] a").Length);
        foreach (var kind in Kinds)
        {
            var form = await _staff.GetAsync($"{New}?kind={kind}");
            foreach (var language in new[] { "en", "es" })
            {
                var body = form.Document.QuerySelector($"#page-body-{language}")!.TextContent;
                Assert.Contains("hello@corner.example", body, StringComparison.Ordinal);
                Assert.DoesNotContain("{{", body, StringComparison.Ordinal);
                Assert.NotEqual("", form.Document.QuerySelector($"#page-title-{language}")!.GetAttribute("value"));
                Assert.Contains("[[", body, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_template_names_the_seller_that_the_merchant_has_saved_in_the_shop()
    {
        await _staff!.SaveAsync(
            "/admin/settings/shop", "/admin/settings/shop", ("name", "Casa Rosa"), ("legalName", "Casa Rosa, S.L."), ("address", "Calle Mayor 7"),
            ("email", "hola@casarosa.example"));
        var body = (await _staff!.GetAsync($"{New}?kind=terms")).Document.QuerySelector("#page-body-en")!.TextContent;
        Assert.Contains("Casa Rosa, S.L., Calle Mayor 7", body, StringComparison.Ordinal);
        Assert.Contains("hola@casarosa.example", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Corner", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_with_blanks_is_a_draft_until_they_are_filled_in_and_then_stands_in_the_footer_at_once()
    {
        await _shopper!.GetAsync("/");
        var form = await _staff!.GetAsync($"{New}?kind=imprint");
        var refused = await _staff.SubmitAsync(form, New, ("published", "on"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("name of the managing director", refused.Document.QuerySelector("#page-body-en-problem")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("[[name of the managing director", refused.Document.QuerySelector("#page-body-en")!.TextContent,
            StringComparison.Ordinal);
        await _staff.FollowAsync(await _staff.SubmitAsync(form, New));
        Assert.Equal(HttpStatusCode.NotFound, (await _shopper.GetAsync("/pages/imprint")).Status);
        await SaveAsync("imprint", ("body-en", "# Who\n\nCorner Ltd, [write](mailto:hello@corner.example)"), ("body-es", "Corner Ltd"),
            ("published", "on"));
        var page = await _shopper.GetAsync("/pages/imprint");
        Assert.Equal("Imprint", page.Document.QuerySelector("main h1")!.TextContent);
        Assert.Equal("Who", page.Document.QuerySelector("main h2")!.TextContent);
        Assert.Equal("/pages/imprint", (await _shopper.GetAsync("/"))
            .Document.QuerySelector("[data-footer-pages] a")!.GetAttribute("href"));
        Assert.Equal("/es/pages/aviso-legal", (await _shopper.GetAsync("/es"))
            .Document.QuerySelector("[data-footer-pages] a")!.GetAttribute("href"));
        Assert.Contains("/es/pages/aviso-legal", (await _shopper.GetAsync("/sitemap.xml")).Body, StringComparison.Ordinal);
        await SaveAsync("imprint", ("published", ""));
        Assert.Empty((await _shopper.GetAsync("/")).Document.QuerySelectorAll("[data-footer-pages] a"));
    }

    [Fact]
    public async Task A_former_address_leads_to_the_new_one_for_good()
    {
        await MakeAsync(("title-en", "Size guide"), ("body-en", "Small to large"), ("published", "on"));
        await SaveAsync("size-guide", ("slug-en", "sizes"));
        var moved = await _shopper!.GetAsync("/pages/size-guide");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/pages/sizes"), (moved.Status, moved.Location!.AbsolutePath));
        Assert.Equal("/es/pages/sizes", (await _shopper.GetAsync("/es/pages/size-guide")).Location!.AbsolutePath);
        var spanish = await _shopper.GetAsync("/es/pages/sizes");
        Assert.Equal("en", spanish.Document.QuerySelector("article")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_preview_shows_what_is_typed_and_saves_nothing()
    {
        await MakeAsync(("title-en", "Care"), ("body-en", "Wash by hand"));
        var form = await _staff!.GetAsync($"{List}/care");
        var preview =
            await _staff.SubmitAsync(form, "/care/preview?language=en", ("body-en", "## Never *boil*\n\n<script>alert(1)</script>"));
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal("boil", preview.Document.QuerySelector("[data-preview] em")!.TextContent);
        Assert.Empty(preview.Document.QuerySelectorAll("[data-preview] script"));
        Assert.Contains("Never", preview.Document.QuerySelector("#page-body-en")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Wash by hand", (await _staff.GetAsync($"{List}/care")).Document.QuerySelector("#page-body-en")!.TextContent.Trim());
    }

    [Fact]
    public async Task Two_who_edit_one_page_in_two_languages_both_keep_their_work_and_in_one_language_the_second_is_asked()
    {
        await MakeAsync(("title-en", "Care"), ("body-en", "Wash"), ("title-es", "Cuidado"), ("body-es", "Lavar"));
        var mine = await _staff!.GetAsync($"{List}/care");
        await SaveAsync("care", ("body-es", "Lavar a mano"));
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.SubmitAsync(mine, "/care", ("body-en", "Wash by hand"))).Status);
        var stored = await _staff.GetAsync($"{List}/care");
        Assert.Equal("Lavar a mano", stored.Document.QuerySelector("#page-body-es")!.TextContent.Trim());
        await SaveAsync("care", ("body-en", "Theirs"));
        var stale = await _staff.SubmitAsync(stored, "/care", ("body-en", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal("Mine", stale.Document.QuerySelector("#page-body-en")!.TextContent.Trim());
        Assert.Contains("Theirs", stale.Document.QuerySelector("[data-stored=body-en]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_or_code_that_is_taken_is_refused_and_what_was_typed_stays()
    {
        await MakeAsync(("title-en", "Care"), ("body-en", "One"));
        var again = await _staff!.SubmitAsync(await _staff.GetAsync(New), New, ("title-en", "Care"), ("body-en", "Two"),
            ("code", "care-2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("Two", again.Document.QuerySelector("#page-body-en")!.TextContent.Trim());
        var nothing = await _staff.SubmitAsync(await _staff.GetAsync(New), New, ("code", "empty"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        var deleted = await _staff.SubmitAsync(await _staff.GetAsync($"{List}/care"), "/care/delete", ("confirm", "care"));
        Assert.True(deleted.Status == HttpStatusCode.SeeOther, deleted.Describe());
        Assert.Equal(HttpStatusCode.NotFound, (await _staff.GetAsync($"{List}/care")).Status);
    }

    private async Task MakeAsync(params (string, string)[] fields)
    {
        var made = await _staff!.SubmitAsync(await _staff.GetAsync(New), New, fields);
        Assert.Equal(HttpStatusCode.SeeOther, made.Status);
    }

    private async Task SaveAsync(string code, params (string, string)[] fields)
    {
        var saved = await _staff!.SubmitAsync(await _staff.GetAsync($"{List}/{code}"), $"/{code}", fields);
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
    }
}
