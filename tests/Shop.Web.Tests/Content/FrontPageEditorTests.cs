using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using Shop.TestKit;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.MerchantSettings;
using SkiaSharp;
using Xunit;

namespace Shop.Web.Tests.Content;

/// <summary>The merchant of an empty shop arranges its front page.</summary>
public sealed class FrontPageEditorTests : IAsyncLifetime
{
    private const string Page = "/admin/content/front-page";
    private const string Publish = "button[formaction$=publish]";
    private EmptyShop _shop = null!;
    private StaffPages _staff = null!;

    public async Task InitializeAsync() => _staff = await (_shop = await EmptyShop.StartAsync()).StaffAsync();

    public async Task DisposeAsync()
    {
        _staff.Dispose();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task A_draft_is_seen_by_staff_alone_until_it_is_published()
    {
        await _staff.SaveAsync(Page, "button[value=save].quiet", ("heading-en[0]", "Shoes <i>for</i> life"), ("body-en[0]", "Made here."));
        Assert.DoesNotContain("for life", (await _shop.SeeAsync("/")).Body, StringComparison.Ordinal);
        Assert.Equal("Shoes <i>for</i> life", (await _staff.GetAsync($"{Page}/preview")).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await _shop.SeeAsync($"{Page}/preview")).Status);
        await _staff.SaveAsync(Page, Publish);
        Assert.Contains("Shoes &lt;i&gt;for&lt;/i&gt; life", (await _shop.SeeAsync("/")).Body, StringComparison.Ordinal);
        Assert.Equal("false", (await _staff.GetAsync(Page)).QuerySelector("[data-draft]")!.GetAttribute("data-draft"));
    }

    [Fact]
    public async Task Buttons_move_add_and_remove_sections_and_keep_what_was_typed()
    {
        Assert.Equal(["Hero", "Categories", "BestSellers", "Newest"], Kinds(await _staff.GetAsync(Page)));
        await _staff.SaveAsync(Page, "button[value=down-0]", ("heading-en[0]", "Typed"));
        var moved = await _staff.GetAsync(Page);
        Assert.Equal(["Categories", "Hero", "BestSellers", "Newest"], Kinds(moved));
        Assert.Equal("Typed", StaffPages.Value(moved, "heading-en[1]"));
        await _staff.SaveAsync(Page, "button[value=remove-2]");
        await _staff.SaveAsync(Page, "button[value=add]", ("kind", "Quote"));
        Assert.Equal(["Categories", "Hero", "Newest", "Quote"], Kinds(await _staff.GetAsync(Page)));
        await _staff.SaveAsync(Page, Publish, ("body-en[3]", "They last."), ("heading-en[3]", "Ana"));
        Assert.Contains("<figcaption>Ana</figcaption>", (await _shop.SeeAsync("/")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_edit_at_once_are_told_and_the_first_one_s_draft_stays()
    {
        var (first, second) = (await _staff.GetAsync(Page), await _staff.GetAsync(Page));
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.PressAsync(first, "button[value=save].quiet", ("heading-en[0]", "A"))).Status);
        var answer = await _staff.PressAsync(second, Publish, ("heading-en[0]", "B"));
        Assert.Equal((HttpStatusCode.Conflict, "B"), (answer.Status, StaffPages.Value(answer.Page, "heading-en[0]")));
        Assert.Equal("A", StaffPages.Value(await _staff.GetAsync(Page), "heading-en[0]"));
    }

    [Theory]
    [InlineData("goods[0]", "no-such-thing")]
    [InlineData("picture[0]", "photo-0000000000000000")]
    public async Task What_the_shop_does_not_have_is_refused_beside_its_field(string field, string wrong)
    {
        var fields = FormFields.Of((IHtmlFormElement)(await _staff.GetAsync(Page)).QuerySelector("form[enctype]")!, []);
        fields.RemoveAll(each => each.Key == field);
        var answer = await _staff.PostAsync($"{Page}/publish", [.. fields, new(field, wrong), new("alt-en[0]", "A thing")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(wrong, answer.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_uploaded_picture_needs_words_and_is_shown_in_sizes_once_published()
    {
        var page = await _staff.GetAsync(Page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(page, "")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(page, "A red shoe")).Status);
        var front = (await _shop.SeeAsync("/")).Body;
        Assert.Contains("alt=\"A red shoe\"", front, StringComparison.Ordinal);
        var at = front.IndexOf("srcset=\"", StringComparison.Ordinal) + 8;
        Assert.Equal(HttpStatusCode.OK, (await _shop.SeeAsync(front[at..front.IndexOf(' ', at)])).Status);
    }

    private async Task<StaffAnswer> SendAsync(IHtmlDocument page, string alt)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in FormFields.Of((IHtmlFormElement)page.QuerySelector("form[enctype]")!, [("alt-en[0]", alt)]))
            form.Add(new StringContent(value), name);
        using var bitmap = new SKBitmap(900, 600);
        bitmap.Erase(SKColors.Red);
        using var file = new ByteArrayContent(bitmap.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(file, "file[0]", "shoe.jpg");
        return await _staff.SendAsync($"{Page}/publish", form);
    }

    private static IEnumerable<string> Kinds(IHtmlDocument page) =>
        page.QuerySelectorAll("[data-section]").Select(section => section.GetAttribute("data-section")!);
}
