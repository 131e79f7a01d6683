using System.Globalization;
using AngleSharp.Html.Dom;
using Xunit;

namespace Shop.Web.Tests.MerchantSettings;

public sealed class SetupGuideTests
{
    [Fact]
    public async Task An_empty_shop_s_guide_lists_what_is_left_and_a_step_is_done_once_it_really_is()
    {
        await using var shop = await EmptyShop.StartAsync();
        using var staff = await shop.StaffAsync();
        var before = await staff.GetAsync("/admin/attention");
        Assert.False(IsDone(before, "Name and address"));
        Assert.False(IsDone(before, "Taxes"));
        Assert.True(IsDone(before, "Open the shop"));
        await staff.SaveAsync("/admin/settings/shop", ".form button", ("legalName", "Casa"), ("address", "Calle 1"),
            ("email", "hola@casa.example"));
        var after = await staff.GetAsync("/admin/attention");
        Assert.True(IsDone(after, "Name and address"));
        Assert.Equal(Left(before) - 1, Left(after));
    }

    [Fact]
    public async Task Every_link_of_the_guide_leads_to_a_page_that_there_is()
    {
        await using var shop = await EmptyShop.StartAsync();
        using var staff = await shop.StaffAsync();
        var links = (await staff.GetAsync("/admin/attention")).QuerySelectorAll("[data-setup-left] a")
            .Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        foreach (var link in links.Where(link => link.StartsWith("/admin/", StringComparison.Ordinal)))
            Assert.Contains((await staff.GetAsync(link)).QuerySelectorAll("nav[aria-label='Back office'] a"),
                entry => entry.GetAttribute("href") is { Length: > 1 } menu && link.StartsWith(menu, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_mail_step_is_done_by_its_own_button_once_the_server_took_the_mail()
    {
        await using var shop = await EmptyShop.StartAsync();
        using var staff = await shop.StaffAsync();
        var guide = await staff.GetAsync("/admin/attention");
        Assert.False(IsDone(guide, "Mail"));
        var sent = await staff.PressAsync(guide, "[data-step='Mail'] button");
        Assert.Equal("/admin/attention", sent.Location);
        var after = await staff.GetAsync("/admin/attention");
        Assert.True(IsDone(after, "Mail"));
        Assert.Null(after.QuerySelector("[data-step='Mail'] button"));
    }

    [Fact]
    public async Task A_closed_shop_s_pages_lead_to_the_next_step_and_an_open_one_s_do_not()
    {
        await using var shop = await EmptyShop.StartAsync();
        using var staff = await shop.StaffAsync();
        Assert.Null((await staff.GetAsync("/admin/products")).QuerySelector("[data-setup-next]"));
        await staff.PressAsync(await staff.GetAsync("/admin/settings/opening"), "main form button");
        Assert.Equal("/admin/settings/shop",
            (await staff.GetAsync("/admin/products")).QuerySelector("[data-setup-next]")!.GetAttribute("href"));
        await staff.SaveAsync("/admin/settings/shop", ".form button", ("legalName", "Casa"), ("address", "Calle 1"),
            ("email", "hola@casa.example"));
        Assert.Equal("/admin/settings/currency",
            (await staff.GetAsync("/admin/settings/shop")).QuerySelector("[data-setup-next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_first_product_s_step_leads_to_what_is_missing_and_the_first_category_is_made_with_it()
    {
        await using var shop = await EmptyShop.StartAsync();
        using var staff = await shop.StaffAsync();
        Assert.Equal("/admin/products/_new", LinkOf(await staff.GetAsync("/admin/attention"), "First product"));
        await staff.SaveAsync("/admin/products/_new", "main form button", ("name", "Atlas"), ("new-category", "Books"));
        var guide = await staff.GetAsync("/admin/attention");
        Assert.False(IsDone(guide, "First product"));
        Assert.Equal("/admin/products/atlas/variants", LinkOf(guide, "First product"));
        Assert.Contains((await staff.GetAsync("/admin/products/_new")).QuerySelectorAll("select[name=category] option"),
            option => option.TextContent == "Books");
    }

    [Fact]
    public async Task A_page_s_blanks_are_filled_in_by_fields_of_their_own()
    {
        await using var shop = await EmptyShop.StartAsync("--Shop:Languages:0=en");
        using var staff = await shop.StaffAsync();
        var page = await staff.GetAsync("/admin/content/pages/_new?kind=imprint");
        var blanks = page.QuerySelectorAll("input[name^=blank]").Select(field => field.GetAttribute("name")!).ToList();
        Assert.NotEmpty(blanks);
        var saved = await staff.PressAsync(page, "main .form > button",
            [.. blanks.Select((name, at) => (name, at == 0 ? "Ana Vidal" : "-")), ("published", "on")]);
        Assert.True(saved.Status == System.Net.HttpStatusCode.SeeOther, Features.StaffPages.Alerts(saved.Page));
        var stored = Features.StaffPages.Value(await staff.GetAsync("/admin/content/pages/imprint"), "body-en");
        Assert.Contains("Ana Vidal", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("[[", stored, StringComparison.Ordinal);
    }

    private static string LinkOf(IHtmlDocument page, string step) =>
        page.QuerySelector($"[data-step='{step}'] a")!.GetAttribute("href")!;

    private static bool IsDone(IHtmlDocument page, string step) =>
        page.QuerySelectorAll("[data-step-done]").Single(line => line.Children[0].TextContent == step)
            .GetAttribute("data-step-done") == "true";

    private static int Left(IHtmlDocument page) =>
        int.Parse(page.QuerySelector("[data-setup-left]")!.GetAttribute("data-setup-left")!, CultureInfo.InvariantCulture);
}
