using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Returns;

/// <summary>Buyers withdraw over real HTTP, without an account and without JavaScript.</summary>
public sealed class WithdrawTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private static TimeSpan Patience => WithdrawSteps.Patience;

    [Theory]
    [InlineData("", "Withdraw from contract here")]
    [InlineData("/es", "Desistir del contrato aquí")]
    public async Task Every_page_links_to_the_function_by_the_name_that_the_law_gives_it(string prefix, string name)
    {
        using var buyer = new CookieShopper(shared.Shop.Address, prefix);
        foreach (var path in new[] { prefix.Length == 0 ? "/" : "", "/catalogue", "/cart", "/account/sign-in", "/no-such-page" })
        {
            var link = Assert.Single((await buyer.GetAsync(path)).Document.QuerySelectorAll($"footer a[href='{prefix}/withdraw']"));
            Assert.Equal(name, link.TextContent);
        }
    }

    [Fact]
    public async Task From_the_order_s_page_all_is_filled_in_two_steps_make_a_receipt_and_the_mail_says_the_same_as_the_page()
    {
        var order = await shared.Shop.BuyAsync("ida@example.com");
        using var buyer = new CookieShopper(shared.Shop.Address);
        var page = await buyer.GetAsync($"/orders/{order.Token}");
        var link = page.Document.QuerySelector("[data-withdraw=Open] a.button")!.GetAttribute("href")!;
        var form = await buyer.GetAsync(new Uri(page.Address, link));
        var confirm = await buyer.FollowAsync(await buyer.SubmitAsync(form.FormWith("reason")));
        Assert.Equal("Confirm withdrawal", Assert.Single(confirm.Document.QuerySelectorAll("main button")).TextContent);
        Assert.Equal(["2", "2"],
            confirm.Document.QuerySelectorAll("[data-withdraw-pieces] li").Select(line => line.GetAttribute("data-quantity")));
        var answer = await buyer.SubmitAsync(confirm.FormWith("token"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var receipt = await buyer.FollowAsync(answer);
        Assert.Equal("Received", receipt.Hook("data-withdrawal"));
        var time = receipt.Document.QuerySelectorAll(".statement dd")[0].TextContent;
        var mail = await shared.Shop.Sandbox.MailAsync(
            mail => mail.To == order.Email && mail.Subject.StartsWith("Receipt of your", StringComparison.Ordinal), Patience);
        foreach (var body in new[] { mail.Text!, WebUtility.HtmlDecode(mail.Html!) })
        {
            Assert.Contains(time, body, StringComparison.Ordinal);
            Assert.Contains(order.Number, body, StringComparison.Ordinal);
            Assert.Contains("Núria Vidal Ros", body, StringComparison.Ordinal);
            Assert.Contains("2 × ", body, StringComparison.Ordinal);
            Assert.Contains(receipt.Address.AbsolutePath, body, StringComparison.Ordinal);
        }

        // Sent again, it leads to the same receipt, and there is one mail.
        Assert.Equal(receipt.Address, (await buyer.SubmitAsync(confirm.FormWith("token"))).Location);
        Assert.NotNull((await buyer.GetAsync($"/orders/{order.Token}"))
            .Document.QuerySelector("[data-withdraw=NothingLeft] [data-withdrawal=Received]"));
        Assert.Single(await shared.Shop.Sandbox.MailsAsync(), sent => sent.To == order.Email && sent.Subject == mail.Subject);
    }

    [Fact]
    public async Task The_mail_that_confirms_the_order_links_to_its_withdrawal()
    {
        var order = await shared.Shop.BuyAsync("mia@example.com", prefix: "/es");
        var mail = await shared.Shop.Sandbox.MailAsync(
            mail => mail.To == order.Email && mail.Attachments.Count > 0, Patience);
        Assert.Contains($"Desistir del contrato aquí: {shared.Shop.Address.AbsoluteUri.TrimEnd('/')}/es/orders/{order.Token}/withdraw",
            mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_order_s_page_number_and_mail_address_lead_to_the_same_statement_and_a_part_can_be_withdrawn_from()
    {
        var order = await shared.Shop.BuyAsync("leo@example.com");
        using var buyer = new CookieShopper(shared.Shop.Address);
        // As it is typed from a mail.
        var form = await buyer.IdentifyAsync(order.Number.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), "LEO@example.com");
        Assert.Equal("Open", form.Hook("data-withdraw-standing"));
        Assert.Equal("LEO@example.com", form.FormWith("reason").QuerySelector("[name=email]")!.GetAttribute("value"));
        var fields = FormFields.Of(form.FormWith("reason"), [("name", "Leo"), ("quantity-1", "1")])
            .Where(field => field.Key != "take-2").Select(field => (field.Key, field.Value)).ToArray();
        var confirm = await buyer.FollowAsync(await buyer.PostAsync("/withdraw/statement", fields));
        var receipt = await buyer.FollowAsync(await buyer.SubmitAsync(confirm.FormWith("token")));
        var line = Assert.Single(receipt.Document.QuerySelectorAll("[data-withdraw-pieces] li"));
        Assert.Equal(("1", "1"), (line.GetAttribute("data-position"), line.GetAttribute("data-quantity")));
        // What is left can be withdrawn from later.
        form = await buyer.IdentifyAsync(order.Number, order.Email);
        Assert.Equal(["1", "2"], form.Document.QuerySelectorAll("[data-withdraw-line]").Select(each => each.GetAttribute("data-left")));
    }

    [Fact]
    public async Task A_number_that_nobody_has_and_one_of_somebody_else_get_the_same_answer_and_keep_what_was_typed()
    {
        var order = await shared.Shop.BuyAsync("kim@example.com");
        using var buyer = new CookieShopper(shared.Shop.Address);
        var others = await buyer.IdentifyAsync(order.Number, "ana@example.com");
        var nobodys = await buyer.IdentifyAsync("ZZZZ-ZZZZ", "ana@example.com");
        Assert.Equal("NotFound", others.Hook("data-withdraw-problem"));
        Assert.Equal(others.Body.Replace(order.Number, "?", StringComparison.Ordinal),
            nobodys.Body.Replace("ZZZZ-ZZZZ", "?", StringComparison.Ordinal));
        Assert.Equal("ZZZZ-ZZZZ", nobodys.FormWith("order").QuerySelector("[name=order]")!.GetAttribute("value"));
        // Whoever was not found has no statement to send.
        Assert.EndsWith("/withdraw", (await buyer.PostAsync("/withdraw/statement", ("take-1", "on"), ("name", "x"))).Location!.AbsolutePath,
            StringComparison.Ordinal);
        Assert.EndsWith("/withdraw", (await buyer.FollowAsync(await buyer.GetAsync("/withdraw/confirm"))).Address.AbsolutePath,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_statement_keeps_all_that_was_typed_and_says_beside_each_field_what_is_wrong()
    {
        var order = await shared.Shop.BuyAsync("pia@example.com");
        using var buyer = new CookieShopper(shared.Shop.Address);
        var form = await buyer.GetAsync($"/orders/{order.Token}/withdraw");
        var answer = await buyer.SubmitAsync(
            form.FormWith("reason"), ("name", ""), ("email", "no address"), ("quantity-1", "99"), ("reason", "too <b>big</b>"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var page = await buyer.FollowAsync(answer);
        Assert.Equal(["99", "no address"], new[] { "quantity-1", "email" }
            .Select(name => page.FormWith("reason").QuerySelector($"[name={name}]")!.GetAttribute("value")));
        Assert.Equal("too <b>big</b>", page.FormWith("reason").QuerySelector("[name=reason]")!.TextContent.Trim());
        Assert.Equal(3, page.Document.QuerySelectorAll("main .problem").Length);
        Assert.All(page.Document.QuerySelectorAll("main [aria-invalid=true]"), field =>
            Assert.NotNull(page.Document.GetElementById(field.GetAttribute("aria-describedby")!)));
        var none = await buyer.FollowAsync(await buyer.PostAsync(
            $"/orders/{order.Token}/withdraw", ("name", "Pia"), ("email", "pia@example.com")));
        Assert.Contains("Select at least one item", none.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_texts_come_into_page_and_mail_as_text()
    {
        var order = await shared.Shop.BuyAsync("uma@example.com");
        using var buyer = new CookieShopper(shared.Shop.Address);
        const string name = "<script>alert(1)</script>";
        var receipt = await buyer.WithdrawAsync(
            order, ("name", name + "\r\nBcc: x@example.com"), ("reason", "\"'><img src=x>\u202e"), ("email", "uma@example.com"));
        Assert.Empty(receipt.Document.QuerySelectorAll("main script, main img"));
        Assert.Contains(name, receipt.Document.QuerySelector(".statement")!.TextContent, StringComparison.Ordinal);
        var mail = await shared.Shop.Sandbox.MailAsync(
            mail => mail.To == order.Email && mail.Subject.StartsWith("Receipt of your", StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", mail.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_confirmed_in_one_window_is_not_what_was_typed_in_another_later()
    {
        var (first, second) = (await shared.Shop.BuyAsync("eli@example.com"), await shared.Shop.BuyAsync("eli@example.com"));
        using var buyer = new CookieShopper(shared.Shop.Address);
        var form = await buyer.GetAsync($"/orders/{first.Token}/withdraw");
        var confirm = await buyer.FollowAsync(await buyer.SubmitAsync(form.FormWith("reason")));
        form = await buyer.GetAsync($"/orders/{second.Token}/withdraw");
        await buyer.SubmitAsync(form.FormWith("reason"));
        var told = await buyer.FollowAsync(await buyer.SubmitAsync(confirm.FormWith("token")));
        Assert.Contains("nothing was submitted", told.Alerts, StringComparison.Ordinal);
        Assert.Contains(second.Number, told.Body, StringComparison.Ordinal);
        Assert.NotNull((await buyer.GetAsync($"/orders/{first.Token}")).Document.QuerySelector("[data-withdraw=Open]"));
    }

    [Fact]
    public async Task After_the_last_day_the_page_says_so_and_where_to_write_and_takes_nothing()
    {
        var order = await shared.Shop.BuyAsync("tom@example.com");
        using var staff = new CookieShopper(shared.Shop.Address);
        await staff.SignInAsync(await shared.Shop.CreateAdminAsync("late@example.com"));
        await staff.PostAsync($"/admin/orders/{order.Number}/ship");
        var rows = ShopDatabase.Of(shared.Shop, null);
        await rows.ExecuteAsync($"UPDATE orders_order SET \"PromisedFrom\" = '2026-01-01', \"PromisedUntil\" = '2026-01-02' WHERE \"Number\" = '{order.Number}'");
        await rows.ExecuteAsync("UPDATE orders_history SET \"At\" = (SELECT MIN(\"At\") FROM orders_history) WHERE \"To\" = 'Shipped' AND \"OrderId\" = "
            + $"(SELECT \"Id\" FROM orders_order WHERE \"Number\" = '{order.Number}')");
        using var buyer = new CookieShopper(shared.Shop.Address);
        var form = await buyer.GetAsync($"/orders/{order.Token}/withdraw");
        Assert.Equal("Over", form.Hook("data-withdraw-standing"));
        Assert.Null(form.Document.QuerySelector("[data-withdraw-statement]"));
        Assert.NotNull(form.Document.QuerySelector("main a[href='/contact']"));
        var late = await buyer.FollowAsync(await buyer.PostAsync($"/orders/{order.Token}/withdraw",
            ("take-1", "on"), ("quantity-1", "1"), ("name", "Tom"), ("email", "tom@example.com")));
        var told = await buyer.FollowAsync(await buyer.SubmitAsync(late.FormWith("token")));
        Assert.Equal("Over", told.Hook("data-withdraw-standing"));
        Assert.Empty(told.Document.QuerySelectorAll("[data-withdrawal]"));
        Assert.NotNull((await staff.GetAsync($"/admin/orders/{order.Number}")).Document.QuerySelector("[data-withdraw=Over]"));
    }
}
