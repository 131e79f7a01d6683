using System.Globalization;
using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Orders;

/// <summary>Staff at work over real HTTP: cancelling, sending, giving back, and the pages that compare the books.</summary>
public sealed class BackOfficeTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_part_that_is_refunded_is_the_same_on_page_ledger_credit_note_and_mail_and_its_goods_return()
    {
        var (order, number, total) = await BuyAsync("iris@example.com", TestCards.Good);
        using var staff = await StaffAsync();
        var page = await staff.GetAsync($"/admin/orders/{number}");
        var line = page.Document.QuerySelector("[data-refund-sku]")!;
        var (sku, minor) = (line.GetAttribute("data-refund-sku")!, line.GetAttribute("data-left-minor")!);
        var price = int.Parse(minor, CultureInfo.InvariantCulture);
        var before = await OnHandAsync(staff, sku);
        var form = page.Form("/refund");
        var checkedPage = await staff.SubmitAsync(form, ($"quantity[{sku}]", "1"), ("reason", "one broke"), ("step", "check"));
        Assert.Equal(minor, checkedPage.Hook("data-refund-total-minor"));
        var asked = await staff.SubmitAsync(form, ($"quantity[{sku}]", "1"), ("reason", "one broke"), ($"restock[{sku}]", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("one broke", asked.Body, StringComparison.Ordinal);
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(form, ($"quantity[{sku}]", "1"), ("reason", "one broke")))
                .Status);
        page = await UntilAsync(staff, number, "tr[data-refund-status=Succeeded]");
        Assert.Single(page.Document.QuerySelectorAll($"tr[data-refund-minor='{minor}']"));
        Assert.Equal("0", page.Document.QuerySelector($"tr[data-sku='{sku}']")!.GetAttribute("data-to-send"));
        Assert.Equal(before with { Allocated = before.Allocated - 1 }, await OnHandAsync(staff, sku));

        using var buyer = new CookieShopper(shared.Shop.Address);
        var shown = await buyer.GetAsync(order);
        Assert.Equal("refunded-in-part", shown.Hook("data-order-status"));
        var link = shown.Document.QuerySelector("a[href*='/credit-notes/']")!.GetAttribute("href")!;
        var pdf = await buyer.DownloadAsync(link);
        Assert.Contains(price, ShownAmounts.In(await PdfText.ReadAsync(pdf)));
        var mail = await shared.Shop.Sandbox.MailAsync(mail => mail.To == "iris@example.com"
            && mail.Attachments.Any(file => file.Name.StartsWith('C')), Patience);
        Assert.Equal(pdf, await shared.Shop.Sandbox.AttachmentAsync(mail, mail.Attachments.Single().Name));
        Assert.Contains(price, ShownAmounts.In(mail.Text!));

        var tooMuch =
            await staff.FollowAsync(
            await staff.SubmitAsync(page.Form("/refund"), ("amount", (total / 100m).ToString("0.00", CultureInfo.InvariantCulture)),
            ("reason", "all"), ("token", new string('x', 27))));
        Assert.Contains("left to refund", tooMuch.Alerts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1.005")]
    [InlineData("١")]
    [InlineData("1e3")]
    [InlineData("999999999999999999")]
    [InlineData("")]
    public async Task An_amount_that_is_none_refunds_nothing_and_is_told(string amount)
    {
        using var staff = await StaffAsync();
        var number = await AnOrderAsync(staff, "paid");
        var answer = await staff.FollowAsync(await staff.PostAsync(
            $"/admin/orders/{number}/refund", ("token", new string('y', 27)), ("amount", amount), ("reason", "x")));
        Assert.NotEmpty(answer.Alerts);
        Assert.Null(answer.Document.QuerySelector("tr[data-refund-status]"));
    }

    [Fact]
    public async Task An_unpaid_order_that_staff_cancel_can_no_longer_be_paid()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = "jan@example.com" });
        using var staff = await StaffAsync();
        var number = await AnOrderAsync(staff, "awaiting-payment");
        var cancelled = await staff.FollowAsync(await staff.SubmitAsync(await staff.GetAsync($"/admin/orders/{number}"), "/cancel"));
        Assert.Equal("cancelled", cancelled.Hook("data-order-status"));
        var session = (await shared.Shop.Sandbox.LedgerAsync())
            .Sessions.Single(session => payPage.AbsolutePath.EndsWith(session.Id, StringComparison.Ordinal));
        Assert.Equal("expired", session.Status);
    }

    [Fact]
    public async Task A_dispute_keeps_staff_from_sending_the_order_and_shows_in_the_list_of_what_needs_a_person()
    {
        var (_, number, _) = await BuyAsync("kai@example.com", "4000000000000259");
        using var staff = await StaffAsync();
        var page = await UntilAsync(staff, number, ".notice.bad");
        Assert.Null(page.Document.QuerySelector("form[action$='/ship']"));
        var refused = await staff.FollowAsync(await staff.PostAsync($"/admin/orders/{number}/ship"));
        Assert.Contains("cannot be sent", refused.Alerts, StringComparison.Ordinal);
        Assert.Contains(number, (await staff.GetAsync("/admin/attention")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refund_that_the_bank_sends_back_waits_for_staff_and_can_be_sent_again()
    {
        var (_, number, _) = await BuyAsync("lea@example.com", "4000000000005126");
        using var staff = await StaffAsync();
        var page = await staff.GetAsync($"/admin/orders/{number}");
        await staff.SubmitAsync(page.Form("/refund"), ("amount", "1.00"), ("reason", "scratched"));
        page = await UntilAsync(staff, number, "tr[data-refund-status=Failed]");
        Assert.Contains(number, (await staff.GetAsync("/admin/attention")).Body, StringComparison.Ordinal);
        await staff.SubmitAsync(page, "/again");
        page = await UntilAsync(staff, number, "tr[data-refund-status=Succeeded]");
        Assert.Single(page.Document.QuerySelectorAll("a[href*='/credit-notes/']"));
        await UntilAsync(staff, number, "tr[data-refund-status=Failed]");
    }

    [Fact]
    public async Task The_days_money_is_the_same_at_the_shop_at_stripe_and_on_the_invoices()
    {
        await BuyAsync("mar@example.com", TestCards.Good);
        using var staff = await StaffAsync();
        var page = await staff.FollowAsync(await staff.SubmitAsync(await staff.GetAsync("/admin/money"), "/admin/money/compare"));
        var day = page.Document.QuerySelector("tr[data-day]")!;
        Assert.Equal("0", day.GetAttribute("data-differences"));
        Assert.NotEqual("0", day.GetAttribute("data-shop-minor"));
        Assert.Equal(day.GetAttribute("data-shop-minor"), day.GetAttribute("data-stripe-minor"));
        Assert.Equal(day.GetAttribute("data-shop-minor"), day.GetAttribute("data-invoiced-minor"));
    }

    [Fact]
    public async Task Stock_is_changed_by_a_difference_and_never_below_what_orders_are_promised()
    {
        using var staff = await StaffAsync();
        var sku = (await staff.GetAsync("/admin/stock")).Document.QuerySelector("tr[data-sku]")!.GetAttribute("data-sku")!;
        var before = await OnHandAsync(staff, sku);
        await staff.PostAsync($"/admin/stock/{sku}", ("kind", "received"), ("by", "12"), ("reason", "from the kiln"));
        Assert.Equal(before with { OnHand = before.OnHand + 12 }, await OnHandAsync(staff, sku));
        foreach (var by in new[] { "-1000000", "0", "1.5", "x", "" })
            Assert.NotEmpty((await staff.FollowAsync(await staff.PostAsync($"/admin/stock/{sku}", ("kind", "adjusted"), ("by", by))))
                .Alerts);
        Assert.Equal(before with { OnHand = before.OnHand + 12 }, await OnHandAsync(staff, sku));
    }

    private sealed record Figures(int OnHand, int Allocated);

    private static async Task<Figures> OnHandAsync(CookieShopper staff, string sku)
    {
        var figures = (await staff.GetAsync($"/admin/stock/{sku}")).Document.QuerySelector("[data-on-hand]")!;
        return new Figures(int.Parse(figures.GetAttribute("data-on-hand")!, CultureInfo.InvariantCulture),
            int.Parse(figures.GetAttribute("data-allocated")!, CultureInfo.InvariantCulture));
    }

    private async Task<CookieShopper> StaffAsync()
    {
        var staff = new CookieShopper(shared.Shop.Address);
        await staff.SignInAsync(await shared.Shop.CreateAdminAsync($"staff-{Guid.NewGuid():N}@example.com"));
        return staff;
    }

    private async Task<(Uri Page, string Number, long Total)> BuyAsync(string email, string card)
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        foreach (var variant in await shopper.FindVariantsAsync(2)) await shopper.AddToCartAsync(variant, 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = email });
        var order = await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, card), Patience);
        return (order.Address, order.Hook("data-order-number")!, order.TotalMinor);
    }

    private static async Task<string> AnOrderAsync(CookieShopper staff, string status) =>
        (await staff.GetAsync($"/admin/orders?status={status}"))
            .Document.QuerySelector("tr[data-order-number]")!.GetAttribute("data-order-number")!;

    private static Task<ShopPage> UntilAsync(CookieShopper staff, string number, string selector) => Eventually.AnswerAsync(
        async () =>
        {
            var page = await staff.GetAsync($"/admin/orders/{number}");
            return page.Document.QuerySelector(selector) is null ? null : page;
        },
        Patience, () => $"order {number} never showed {selector}");
}
