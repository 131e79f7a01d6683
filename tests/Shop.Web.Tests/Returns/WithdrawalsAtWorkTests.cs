using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Returns;

/// <summary>Staff see to withdrawals.</summary>
public sealed class WithdrawalsAtWorkTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private static TimeSpan Patience => WithdrawSteps.Patience;

    [Fact]
    public async Task A_withdrawal_waits_in_attention_leads_to_the_filled_in_refund_and_is_settled_by_it()
    {
        var order = await shared.Shop.BuyAsync("ria@example.com");
        using var buyer = new CookieShopper(shared.Shop.Address);
        var receipt = await buyer.WithdrawAsync(order, ("quantity-2", "1"));
        using var staff = await StaffAsync("one@example.com");
        Assert.Contains("/admin/returns?state=received", (await staff.GetAsync("/admin/attention")).Body, StringComparison.Ordinal);
        var page = await OpenAsync(staff, order);
        Assert.NotNull((await staff.GetAsync($"/admin/orders/{order.Number}")).Document.QuerySelector("[data-withdrawn-unsent]"));
        var refund = await staff.GetAsync(new Uri(page.Address, page.Document.QuerySelector("a[href*='/refund?']")!.GetAttribute("href")!));
        var form = refund.Form("/refund");
        Assert.Equal(["2", "1"], form.QuerySelectorAll("[name^='quantity[']").Select(field => field.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(form, ("reason", "withdrawn"))).Status);
        await Eventually.TrueAsync(async () => (await staff.GetAsync(page.Address)).Hook("data-withdrawal") == "Refunded", Patience,
            "the refund did not settle the withdrawal");
        Assert.Equal("Refunded", (await buyer.GetAsync(receipt.Address)).Hook("data-withdrawal"));
        Assert.Null((await staff.GetAsync($"/admin/orders/{order.Number}")).Document.QuerySelector("[data-withdrawn-unsent]"));
    }

    [Fact]
    public async Task A_refusal_says_why_and_the_buyer_is_told_the_same_by_mail_and_on_the_receipt()
    {
        var order = await shared.Shop.BuyAsync("zoe@example.com");
        using var buyer = new CookieShopper(shared.Shop.Address);
        var receipt = await buyer.WithdrawAsync(order);
        using var staff = await StaffAsync("two@example.com");
        var page = await OpenAsync(staff, order);
        var empty = await staff.SubmitAsync(page.FormWith("reason"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Single(empty.Document.QuerySelectorAll(".problem"));
        const string why = "The seal of the tin was broken <when> it came.";
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(page.FormWith("reason"), ("reason", why))).Status);
        var mail = await shared.Shop.Sandbox.MailAsync(
            mail => mail.To == order.Email && mail.Text!.Contains(why, StringComparison.Ordinal), Patience);
        Assert.Contains(order.Number, mail.Subject, StringComparison.Ordinal);
        Assert.Contains(why, (await buyer.GetAsync(receipt.Address)).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // From the page of before it cannot be refused twice.
        var stale = await staff.FollowAsync(await staff.SubmitAsync(page.FormWith("reason"), ("reason", "again")));
        Assert.Contains("decided in the meantime", stale.Alerts, StringComparison.Ordinal);
        // It may still be settled after all.
        await staff.SubmitAsync(stale, "/settle");
        Assert.Equal("Refunded", (await staff.GetAsync(page.Address)).Hook("data-withdrawal"));
        Assert.Contains("/settle", (await staff.GetAsync("/admin/log")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_withdrawals_says_how_they_come()
    {
        using var staff = await StaffAsync("three@example.com");
        var page = await staff.GetAsync("/admin/returns?state=nonsense&page=-5");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/admin/returns/{Guid.NewGuid()}")).Status);
    }

    private async Task<CookieShopper> StaffAsync(string email)
    {
        var staff = new CookieShopper(shared.Shop.Address);
        await staff.SignInAsync(await shared.Shop.CreateAdminAsync(email));
        return staff;
    }

    private static async Task<ShopPage> OpenAsync(CookieShopper staff, Bought order)
    {
        var page = await staff.GetAsync($"/admin/orders/{order.Number}");
        return await staff.GetAsync(new Uri(page.Address, page.Document.QuerySelector("[data-withdrawal] a")!.GetAttribute("href")!));
    }
}
