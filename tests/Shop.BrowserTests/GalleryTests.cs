using Microsoft.Playwright;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>A shop with three pictures of one product, and a browser.</summary>
public sealed class GalleryShop : IAsyncLifetime
{
    public const string Code = "round-teapot";

    public ShopProcess Shop { get; private set; } = null!;

    public Browser Browser { get; private set; } = null!;

    public StaffAccount Account { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Shop = await ShopProcess.StartAsync();
        Browser = await Browser.StartAsync();
        Account = await Shop.CreateAdminAsync("gallery@example.com");
        using var staff = new CookieShopper(Shop.Address);
        await staff.SignInAsync(Account);
        await staff.UploadThreeAsync(Shop.Address, Code, 90);
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Shop.DisposeAsync();
    }
}

/// <summary>The gallery in a browser: by keyboard, with and without script, accessible, no wider than the screen.</summary>
public sealed class GalleryTests(GalleryShop gallery) : IClassFixture<GalleryShop>
{
    private const string Product = "/products/round-stoneware-teapot";
    private readonly ShopProcess _shop = gallery.Shop;
    private readonly Browser _browser = gallery.Browser;
    private readonly StaffAccount _account = gallery.Account;

    [ChromiumFact]
    public async Task The_zoom_opens_and_closes_by_keyboard_and_gives_the_focus_back()
    {
        var page = await _browser.OpenAsync(_shop.Address);
        var watch = new PageWatch(page);
        await page.GotoAsync(Product);
        var link = page.Locator("#picture-1 a");
        await link.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog[open] img")).ToHaveAttributeAsync("alt", "The one side");
        Assert.Equal("dialog", await page.EvaluateAsync<string>("() => document.activeElement.closest('dialog')?.localName"));
        Assert.Empty(await Accessibility.ViolationsAsync(page));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Assertions.Expect(link).ToBeFocusedAsync();
        Assert.Empty(watch.Complaints);
    }

    [ChromiumFact]
    public async Task On_a_phone_the_zoom_shows_the_picture_wider_than_the_screen_and_a_button_closes_it()
    {
        var page = await _browser.OpenAsync(_shop.Address, BrowserView.Phone);
        await page.GotoAsync(Product);
        await page.Locator("#picture-1 a").ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('dialog[open] img')?.getBoundingClientRect().width === 960");
        await page.Locator("dialog button").ClickAsync();
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    [ChromiumFact]
    public async Task A_thumbnail_shows_its_picture_and_is_marked_and_the_page_stays_where_it_is()
    {
        var page = await _browser.OpenAsync(_shop.Address, BrowserView.Phone);
        await page.GotoAsync(Product);
        await page.Locator(".thumbs a").Nth(2).ClickAsync();
        await Assertions.Expect(page.Locator(".thumbs a").Nth(2)).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(page.Locator(".thumbs [aria-current]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#picture-3")).ToBeInViewportAsync();
    }

    [ChromiumFact]
    public async Task Without_script_thumbnails_lead_to_their_picture_and_pictures_to_their_large_one()
    {
        var page = await _browser.OpenAsync(_shop.Address, new BrowserView(JavaScript: false));
        await page.GotoAsync(Product);
        await page.Locator(".thumbs a").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator("#picture-2")).ToBeInViewportAsync();
        await page.Locator("#picture-2 a").ClickAsync();
        Assert.EndsWith("-960.jpg", page.Url, StringComparison.Ordinal);
    }

    [ChromiumTheory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Gallery_and_back_office_are_accessible_and_no_wider_than_the_screen(int width)
    {
        var page = await _browser.OpenAsync(_shop.Address, new BrowserView(width, 900));
        await page.GotoAsync(Product);
        Assert.Empty(await Accessibility.ViolationsAsync(page));
        Assert.True(await Accessibility.OverflowAsync(page) <= 0);
        await page.GotoAsync($"/admin/products/{GalleryShop.Code}/pictures");
        await page.Locator("input[type=email]").FillAsync(_account.Email);
        await page.Locator("input[type=password]").FillAsync(_account.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-picture]").First.WaitForAsync();
        Assert.Empty(await Accessibility.ViolationsAsync(page));
        Assert.True(await Accessibility.OverflowAsync(page) <= 0);
    }
}
