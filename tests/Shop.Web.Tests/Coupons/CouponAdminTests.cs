using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Coupons;

/// <summary>Staff's coupons: what is entered holds at the checkout, and nobody overwrites what somebody else entered.</summary>
public sealed class CouponAdminTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_coupon_of_the_back_office_takes_its_share_off_and_holds_to_its_limit()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.SaveAsync("/admin/coupons/_new", "/_new", ("code", " herbst 25 "), ("percent", "12.5"), ("limit", "1"));
        using var first = await ShopperAsync();
        var before = (await first.GetAsync("/cart")).TotalMinor;
        var cart = await first.ApplyCouponAsync("herbst25");
        Assert.True(cart.TotalMinor < before, cart.Describe());
        await first.ReachOrderPageAsync(
            await first.PayAsync(await first.CheckoutAsync(new CheckoutFields { Email = "nina@example.com" }), TestCards.Good), Patience);
        using var second = await ShopperAsync();
        Assert.NotEmpty((await second.PostAndFollowAsync("/cart/coupon", ("code", "HERBST25"))).Alerts);

        var page = await staff.GetAsync("/admin/coupons/HERBST25");
        Assert.Equal("1", page.Hook("data-redeemed"));
        Assert.Equal("UsedUp", page.Hook("data-state"));
        var refused =
            await staff.PostAsync("/admin/coupons/HERBST25/delete",
            ("version", page.FormWith("limit").QuerySelector("[name=version]")!.GetAttribute("value")!), ("confirm", "HERBST25"));
        Assert.Contains("can be ended, but not deleted", refused.Alerts, StringComparison.Ordinal);
        var ended = await staff.SaveAsync("/admin/coupons/HERBST25", "/end");
        Assert.Equal("Ended", ended.Hook("data-state"));
    }

    [Fact]
    public async Task A_stale_form_is_answered_409_with_both_values_and_overwrites_only_when_sent_again()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.SaveAsync("/admin/coupons/_new", "/_new", ("code", "TWICE"), ("percent", "10"));
        var mine = await staff.GetAsync("/admin/coupons/TWICE");
        await staff.SaveAsync("/admin/coupons/TWICE", "/TWICE", ("percent", "20"));
        var stale = await staff.SubmitAsync(mine, "/TWICE", ("percent", "30"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.NotEmpty(stale.Alerts);
        Assert.Equal("30", stale.Document.QuerySelector("[name=percent]")!.GetAttribute("value"));
        Assert.Contains("20", stale.Document.QuerySelector("[data-stored=percent]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("20", (await staff.GetAsync("/admin/coupons/TWICE")).Document.QuerySelector("[name=percent]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(stale, "/TWICE")).Status);
        Assert.Equal("30", (await staff.GetAsync("/admin/coupons/TWICE")).Document.QuerySelector("[name=percent]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("code", "WELCОME")]
    [InlineData("code", "")]
    [InlineData("code", "WELCOME10")]
    [InlineData("percent", "0")]
    [InlineData("percent", "100.01")]
    [InlineData("percent", "ten")]
    [InlineData("currency", "XXX")]
    [InlineData("kind", "all")]
    [InlineData("minimum", "-1")]
    [InlineData("starts", "2026-02-30T10:00")]
    [InlineData("starts", "")]
    [InlineData("ends", "2020-01-01T00:00")]
    [InlineData("limit", "0")]
    [InlineData("limit", "1.5")]
    [InlineData("limit-per-customer", "99999999999")]
    public async Task A_field_that_cannot_be_is_told_beside_it_and_nothing_typed_is_lost(string field, string value)
    {
        using var staff = await shared.Shop.SignedInAsync();
        var fields = new Dictionary<string, string> { ["code"] = "NEVER", ["percent"] = "7.5", ["minimum"] = "20", ["limit-per-customer"] =
            "3", [field] = value };
        var answer = await staff.SubmitAsync(await staff.GetAsync("/admin/coupons/_new"), "/_new",
            [.. fields.Select(each => (each.Key, each.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Alerts);
        Assert.NotNull(answer.Document.QuerySelector($"#coupon-{field}-problem"));
        foreach (var (name, typed) in fields.Where(each => each.Key is not ("kind" or "currency")))
            Assert.Equal(typed, answer.Document.QuerySelector($"[name={name}]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync("/admin/coupons/NEVER")).Status);
    }

    [Fact]
    public async Task An_unused_coupon_goes_only_when_its_code_is_typed()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.SaveAsync("/admin/coupons/_new", "/_new", ("code", "SLIP"), ("kind", "amount"), ("percent", ""), ("amount", "5,00"));
        var page = await staff.GetAsync("/admin/coupons/SLIP");
        Assert.NotEmpty((await staff.SubmitAsync(page, "/delete", ("confirm", "yes"))).Alerts);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(page, "/delete", ("confirm", "slip"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync("/admin/coupons/SLIP")).Status);
    }

    private async Task<CookieShopper> ShopperAsync()
    {
        var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        return shopper;
    }
}
