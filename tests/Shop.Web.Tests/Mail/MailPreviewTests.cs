using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Content;
using Shop.Domain.Persistence;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.MerchantSettings;
using Xunit;

namespace Shop.Web.Tests.Mail;

/// <summary>What the frame beside the editor of the mails shows, in an empty shop.</summary>
public sealed class MailPreviewTests : IAsyncLifetime
{
    private const string Page = "/admin/mails/back-in-stock/en";
    private const string Confirmation = "/admin/mails/order-confirmation/es";
    private EmptyShop _shop = null!;
    private StaffPages _staff = null!;

    public async Task InitializeAsync() => _staff = await (_shop = await EmptyShop.StartAsync()).StaffAsync();

    public async Task DisposeAsync()
    {
        _staff.Dispose();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task The_preview_of_a_shop_without_orders_is_marked_as_invented_and_names_the_seller_and_saves_nothing()
    {
        var answer = await _staff.PressAsync(await _staff.GetAsync(Confirmation), "[formaction$=preview]");
        Assert.Equal("sample", answer.Page.QuerySelector("[data-preview]")!.GetAttribute("data-preview"));
        Assert.NotNull(answer.Page.QuerySelector("[data-footer]"));
        Assert.Equal("false", (await _staff.GetAsync(Confirmation)).QuerySelector("[data-own]")!.GetAttribute("data-own"));
    }

    [Fact]
    public async Task The_shop_s_logo_stands_above_the_words_wherever_the_template_says_nothing_of_it()
    {
        await using (var scope = _shop.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
            db.Add(ContentPicture.Create(ContentPicture.Logo, new PngPicture([1, 2, 3], 960, 96)));
            await db.SaveChangesAsync();
        }

        var answer = await _staff.PressAsync(await _staff.GetAsync(Page), "[formaction$=preview]", ("html", "<p>Nothing else</p>"));
        var logo = answer.Page.QuerySelector("img")!;
        Assert.Contains("/logo.png?v=", logo.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal(("240", "24"), (logo.GetAttribute("width"), logo.GetAttribute("height")));
    }

    [Fact]
    public async Task The_preview_of_what_is_stored_is_there_before_anything_is_pressed()
    {
        var source = (await _staff.GetAsync(Page)).QuerySelector("iframe")!.GetAttribute("src")!;
        Assert.NotNull((await _staff.GetAsync(source)).QuerySelector("[data-preview]"));
    }

    [Fact]
    public async Task The_plain_text_is_shown_as_it_is_and_a_faulty_template_says_why_it_cannot_be()
    {
        var page = await _staff.GetAsync(Page);
        var shown = await _staff.PressAsync(page, "button[value=text]", ("text", "<i>{{ product.name }}</i>"));
        Assert.StartsWith("<i>Sample</i>", shown.Page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        var faulty = await _staff.PressAsync(page, "button[value=html]", ("html", "{{ product.nmae }}"));
        Assert.Contains("product.nmae", faulty.Page.QuerySelector("[data-problems]")!.TextContent, StringComparison.Ordinal);
    }
}
