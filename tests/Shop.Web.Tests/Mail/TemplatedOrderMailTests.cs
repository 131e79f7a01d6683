using System.Net;
using System.Text.RegularExpressions;
using Shop.TestKit;
using Shop.Web.Tests.Accounts;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Mail;

/// <summary>Mails of real orders in the merchant's words.</summary>
public sealed class TemplatedOrderMailTests : IAsyncLifetime
{
    private const string Page = "/admin/mails/order-confirmation/en";
    private const string Staff = "words@example.com";
    private const string Save = "main form .links button";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private ShopInProcess _shop = null!;
    private StaffPages _staff = null!;

    public async Task InitializeAsync()
    {
        _shop = await ShopInProcess.StartAsync(new ShopSettings().With("Shop__Languages", "en,es,de"));
        await _shop.CreateAdminAsync(Staff);
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = _shop.Address,
        };
        client.DefaultRequestHeaders.Add("Cookie", await StaffSession.CookieAsync(_shop.Services, Staff));
        _staff = new StaffPages(client);
    }

    public async Task DisposeAsync()
    {
        _staff.Dispose();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task A_confirmation_is_sent_in_the_merchant_s_words_with_names_encoded_and_the_seller_below_an_open_comment()
    {
        var html = StaffPages.Value(await _staff.GetAsync(Page), "html");
        await _staff.SaveAsync(Page, Save, ("subject", "Yours: {{ order.number }}"), ("html", html + "\n<b>Ours</b> <!-- open"));
        var mail = await BuyAsync("<b>Eve</b>");
        Assert.StartsWith("Yours: ", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("<b>Ours</b>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Eve&lt;/b&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<b>Eve</b>", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- open", mail.Html, StringComparison.Ordinal);
        Assert.Contains("data-footer", mail.Html, StringComparison.Ordinal);
        Assert.NotNull(mail.Pdf);

        var preview = await _staff.PressAsync(await _staff.GetAsync(Page), "[formaction$=preview]");
        Assert.NotEqual("sample", preview.Page.QuerySelector("[data-preview]")!.GetAttribute("data-preview"));
        var answer = await _staff.PressAsync(await _staff.GetAsync(Page), "[formaction$=test]");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await _shop.Sandbox.MailAsync(mail => mail.To == Staff && mail.Subject.StartsWith("Yours", StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task The_template_to_begin_with_says_what_the_shop_itself_says()
    {
        var own = await BuyAsync("Ana Other");
        await _staff.SaveAsync(Page, Save, ("subject", "Mine: {{ order.number }}"));
        var templated = await BuyAsync("Ana Other");
        Assert.Equal(Words(own.Text!), Words(templated.Text!));
    }

    [Fact]
    public async Task Words_that_fail_for_an_order_leave_it_the_shop_s_own_and_attention_says_so()
    {
        var text = StaffPages.Value(await _staff.GetAsync(Page), "text");
        await _staff.SaveAsync(Page, Save, ("text", $"{{% if customer.name == 'Loop' %}}x{{% else %}}{text}{{% endif %}}"));
        var mail = await BuyAsync("Loop");
        Assert.StartsWith("Your order", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Loop", mail.Text, StringComparison.Ordinal);
        var attention = await _staff.GetAsync("/admin/attention");
        Assert.NotNull(attention.QuerySelector($"a[href='{Page}']"));
    }

    [Fact]
    public async Task Each_language_has_words_of_its_own()
    {
        await _staff.SaveAsync("/admin/mails/order-confirmation/es", Save, ("subject", "Suyo: {{ order.number }}"));
        await _staff.SaveAsync("/admin/mails/order-confirmation/de", Save, ("subject", "Ihres: {{ order.number }}"));
        Assert.StartsWith("Suyo: ", (await BuyAsync("Ana", "/es")).Subject, StringComparison.Ordinal);
        Assert.StartsWith("Ihres: ", (await BuyAsync("Ana", "/de")).Subject, StringComparison.Ordinal);
        Assert.StartsWith("Your order", (await BuyAsync("Ana")).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_account_is_confirmed_by_the_link_in_the_merchant_s_words()
    {
        await _staff.SaveAsync("/admin/mails/account-confirm/en", Save,
            ("subject", "Welcome"), ("text", "Here: {{ url }} !"), ("html", "<a href=\"{{ url }}\">Here</a>"));
        var email = AccountSteps.NewEmail();
        using var shopper = new CookieShopper(_shop.Address);
        var account = await shopper.MakeAccountAsync(_shop.Address, email);
        Assert.NotNull(account.Hook("data-account"));
        var mail = await _shop.Sandbox.MailAsync(mail => mail.To.Contains(email, StringComparison.OrdinalIgnoreCase), Patience);
        Assert.Equal("Welcome", mail.Subject);
        Assert.StartsWith("Here: http", mail.Text, StringComparison.Ordinal);
        Assert.Contains("data-footer", mail.Html, StringComparison.Ordinal);
    }

    private async Task<SentMail> BuyAsync(string name, string prefix = "")
    {
        var email = $"b{Guid.NewGuid():N}@example.com";
        using var shopper = new CookieShopper(_shop.Address, prefix);
        using var english = new CookieShopper(_shop.Address);
        await shopper.AddToCartAsync((await english.FindVariantsAsync(1))[0], 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = email, Name = name });
        await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience);
        return await _shop.Sandbox.MailAsync(mail => mail.To == email && mail.Attachments.Count > 0, Patience);
    }

    // Numbers and addresses of the two orders differ.
    private static string Words(string text) =>
        Regex.Replace(Regex.Replace(text, @"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b|\S*\d{3}\S*|https?://\S+", "#"), @"\s+", " ").Trim();
}
