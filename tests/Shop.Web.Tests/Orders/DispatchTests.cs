using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Shop.Web.Tests.Returns;
using Xunit;

namespace Shop.Web.Tests.Orders;

/// <summary>Staff send orders, and buyers learn where their parcel is.</summary>
public sealed class DispatchTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private static TimeSpan Patience => WithdrawSteps.Patience;

    [Fact]
    public async Task The_buyer_gets_one_mail_in_their_language_with_lines_and_link_and_sees_the_order_s_life_on_its_page()
    {
        var order = await shared.Shop.BuyAsync("ona@example.com", prefix: "/es");
        using var staff = await StaffAsync("send-1@example.com");
        var page = await staff.GetAsync($"/admin/orders/{order.Number}");
        Assert.Equal(HttpStatusCode.SeeOther,
            (await ShipAsync(staff, page, "correos", "PQ4F6Z0712345670108034A")).Status);
        var mail = await shared.Shop.Sandbox.MailAsync(
            mail => mail.To == order.Email && mail.Subject.Contains("en camino", StringComparison.Ordinal), Patience);
        foreach (var body in new[] { mail.Text!, WebUtility.HtmlDecode(mail.Html!) })
        {
            Assert.Contains("https://www.correos.es/es/es/herramientas/localizador/envios/detalle?tracking-number=PQ4F6Z0712345670108034A", body,
                StringComparison.Ordinal);
            Assert.Contains("2 × ", body, StringComparison.Ordinal);
            Assert.Contains("Correos", body, StringComparison.Ordinal);
        }

        // Sent twice, it is neither sent nor told twice.
        Assert.Contains("cannot be sent", (await staff.FollowAsync(await ShipAsync(staff, page, "", ""))).Alerts, StringComparison.Ordinal);
        Assert.Single(await shared.Shop.Sandbox.MailsAsync(), each => each.To == order.Email && each.Subject == mail.Subject);
        using var buyer = new CookieShopper(shared.Shop.Address);
        var shown = await buyer.GetAsync($"/orders/{order.Token}");
        Assert.Equal(["received", "paid", "sent"],
            shown.Document.QuerySelectorAll("[data-step]").Select(step => step.GetAttribute("data-step")));
        Assert.StartsWith("https://www.correos.es/", shown.Document.QuerySelector("[data-step=sent] a")!.GetAttribute("href"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_new_fields_sends_as_ever_and_the_mail_leads_to_the_order()
    {
        var order = await shared.Shop.BuyAsync("pau@example.com");
        using var staff = await StaffAsync("send-2@example.com");
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PostAsync($"/admin/orders/{order.Number}/ship")).Status);
        var mail = await shared.Shop.Sandbox.MailAsync(
            mail => mail.To == order.Email && mail.Subject.Contains("on its way", StringComparison.Ordinal), Patience);
        Assert.Contains($"/orders/{order.Token}", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dhl", "<script>")]
    [InlineData("other", "http://parcels.example/1")]
    [InlineData("", "12345678")]
    [InlineData("nobody", "12345678")]
    public async Task A_number_that_is_none_sends_nothing_and_stays_in_its_field_with_what_is_wrong(string carrier, string number)
    {
        var order = await shared.Shop.BuyAsync("joe@example.com");
        using var staff = await StaffAsync($"send-{Guid.NewGuid():N}@example.com");
        var page = await staff.GetAsync($"/admin/orders/{order.Number}");
        var told = await staff.FollowAsync(await ShipAsync(staff, page, carrier, number));
        Assert.Equal("paid", told.Hook("data-order-status"));
        var field = told.Document.QuerySelector("[name='ship.tracking']")!;
        Assert.Equal((number, "true"), (field.GetAttribute("value"), field.GetAttribute("aria-invalid")));
        Assert.NotNull(told.Document.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[^1]));
    }

    // The button stands beside the refund's form and sends it along.
    private static Task<ShopPage> ShipAsync(CookieShopper staff, ShopPage page, string carrier, string number)
    {
        var button = page.Document.QuerySelector("button[formaction*='/ship?']")!.GetAttribute("formaction")!;
        var fields = FormFields.Of(page.Form("/refund"), [("ship.carrier", carrier), ("ship.tracking", number)]);
        return staff.PostAsync(button, [.. fields.Select(field => (field.Key, field.Value))]);
    }

    private async Task<CookieShopper> StaffAsync(string email)
    {
        var staff = new CookieShopper(shared.Shop.Address);
        await staff.SignInAsync(await shared.Shop.CreateAdminAsync(email));
        return staff;
    }
}
