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
        Assert.False(IsDone(before, "Name and address of the seller"));
        Assert.False(IsDone(before, "Taxes"));
        Assert.True(IsDone(before, "Open the shop"));
        await staff.SaveAsync("/admin/settings/shop", ".form button", ("legalName", "Casa"), ("address", "Calle 1"),
            ("email", "hola@casa.example"));
        var after = await staff.GetAsync("/admin/attention");
        Assert.True(IsDone(after, "Name and address of the seller"));
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
        foreach (var link in links)
            Assert.Contains((await staff.GetAsync(link)).QuerySelectorAll("nav[aria-label='Back office'] a"),
                entry => entry.GetAttribute("href") is { Length: > 1 } menu && link.StartsWith(menu, StringComparison.Ordinal));
    }

    private static bool IsDone(IHtmlDocument page, string step) =>
        page.QuerySelectorAll("[data-step-done]").Single(line => line.Children[0].TextContent == step)
            .GetAttribute("data-step-done") == "true";

    private static int Left(IHtmlDocument page) =>
        int.Parse(page.QuerySelector("[data-setup-left]")!.GetAttribute("data-setup-left")!, CultureInfo.InvariantCulture);
}
