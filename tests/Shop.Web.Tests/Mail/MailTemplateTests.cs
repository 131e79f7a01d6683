using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Content.Mails;
using Shop.Domain.Shared;
using Shop.Jobs.Customers;
using Shop.Jobs.Mail.Templates;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.MerchantSettings;
using Xunit;

namespace Shop.Web.Tests.Mail;

/// <summary>The editor of the mails, in an empty shop.</summary>
public sealed class MailTemplateTests : IAsyncLifetime
{
    private const string Page = "/admin/mails/back-in-stock/en";
    private const string Confirmation = "/admin/mails/order-confirmation/es";
    private const string Save = "main form .links button";
    private EmptyShop _shop = null!;
    private StaffPages _staff = null!;

    public async Task InitializeAsync() => _staff = await (_shop = await EmptyShop.StartAsync()).StaffAsync();

    public async Task DisposeAsync()
    {
        _staff.Dispose();
        await _shop.DisposeAsync();
    }

    private static IEnumerable<MailKind> Kinds => MailKinds.All.Concat(CustomerMailKinds.All);

    public static TheoryData<string, string> EveryMail()
    {
        var all = new TheoryData<string, string>();
        foreach (var kind in Kinds)
            foreach (var language in RegisteredLanguages.All) all.Add(kind.Code, language.Code);
        return all;
    }

    [Theory]
    [MemberData(nameof(EveryMail))]
    public void What_a_mail_begins_with_can_be_saved_as_it_is(string mail, string culture)
    {
        var (kind, language) = (Kinds.Single(kind => kind.Code == mail), RegisteredLanguages.All.Single(each => each.Code == culture));
        Assert.Empty(Template.Check(kind, kind.Words(language), kind.Sample(language)));
    }

    [Fact]
    public async Task Saved_words_are_the_merchant_s_until_they_are_reset()
    {
        await _staff.SaveAsync(Page, Save, ("subject", "Hurry: {{ product.name }}"));
        var page = await _staff.GetAsync(Page);
        Assert.Equal("Hurry: {{ product.name }}", StaffPages.Value(page, "subject"));
        Assert.Equal("true", page.QuerySelector("[data-own]")!.GetAttribute("data-own"));
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.PressAsync(page, "[formaction$=reset]")).Status);
        page = await _staff.GetAsync(Page);
        Assert.Equal("{{ product.name }} is back", StaffPages.Value(page, "subject"));
        Assert.Equal("false", page.QuerySelector("[data-own]")!.GetAttribute("data-own"));
    }

    [Theory]
    [InlineData("subject", "{{ product.nmae }}", "no field product.nmae (line 1)")]
    [InlineData("html", "<p>Hello</p>\n{% if buyer.name %}x{% endif %}", "no field buyer.name (line 2)")]
    [InlineData("text", "{% for i in (1..1000000000) %}x{% endfor %}", "not over numbers (line 1)")]
    [InlineData("text", "{% capture a %}x{% endcapture %}", "no tag capture here (line 1)")]
    [InlineData("text", "a\nb {% include 'secrets' %}", "no tag include here (line 2)")]
    [InlineData("html", "{{ product.name | raw }}", "no filter raw here (line 1)")]
    [InlineData("html", "{% if product.name %}", "cannot be read")]
    [InlineData("html", "<script>alert(1)</script>", "no <script>")]
    [InlineData("html", "{% if product %}{% endif %}", "writes nothing")]
    [InlineData("text", "{{ \"}} {%\" }}{% if product %}x{% endif %}", "ends within quotes")]
    [InlineData("text", "{% raw %}{{{% endraw %}", "no tag raw here (line 1)")]
    public async Task A_faulty_template_is_refused_in_words_and_everything_typed_stays(string field, string wrong, string words)
    {
        var answer = await _staff.PressAsync(await _staff.GetAsync(Page), Save, (field, wrong));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(wrong, StaffPages.Value(answer.Page, field));
        Assert.Contains(words, answer.Page.QuerySelector(".field .problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("false", (await _staff.GetAsync(Page)).QuerySelector("[data-own]")!.GetAttribute("data-own"));
    }

    [Fact]
    public async Task A_confirmation_without_the_order_s_lines_is_refused()
    {
        var answer = await _staff.PressAsync(await _staff.GetAsync(Confirmation), Save, ("html", "<p>{{ order.number }}</p>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("By law", answer.Page.QuerySelector(".field .problem")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_a_mail_at_once_the_second_is_told_and_loses_nothing()
    {
        var (first, second) = (await _staff.GetAsync(Page), await _staff.GetAsync(Page));
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.PressAsync(first, Save, ("subject", "One"))).Status);
        var answer = await _staff.PressAsync(second, Save, ("subject", "Two"));
        Assert.Equal((HttpStatusCode.Conflict, "Two"), (answer.Status, StaffPages.Value(answer.Page, "subject")));
        Assert.Equal("One", StaffPages.Value(await _staff.GetAsync(Page), "subject"));
    }

    [Fact]
    public async Task Saving_and_resetting_are_in_the_audit_log()
    {
        await _staff.SaveAsync(Page, Save, ("subject", "Hurry: {{ product.name }}"));
        await _staff.PressAsync(await _staff.GetAsync(Page), "[formaction$=reset]");
        var log = (await _staff.GetAsync("/admin/log")).Body!.TextContent;
        Assert.Contains($"POST {Page}", log, StringComparison.Ordinal);
        Assert.Contains($"POST {Page}/reset", log, StringComparison.Ordinal);
        Assert.Contains("Hurry: ", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_the_shop_does_not_send_and_a_language_that_it_has_not_are_no_pages()
    {
        foreach (var path in new[] { "/admin/mails/none/en", "/admin/mails/back-in-stock/xx", "/admin/mails/none/en/reset" })
            Assert.Equal(HttpStatusCode.NotFound, (await _staff.PostAsync(path, [])).Status);
    }

    [Fact]
    public async Task Words_that_fail_later_are_in_attention_until_others_are_saved()
    {
        await _staff.SaveAsync(Page, Save, ("subject", "Hurry: {{ product.name }}"));
        await using (var scope = _shop.Services.CreateAsyncScope())
        {
            var templates = scope.ServiceProvider.GetRequiredService<MailTemplates>();
            await templates.NoteFailureAsync((await templates.FindAsync("back-in-stock", "en", default))!, "It broke.", default);
        }

        var attention = await _staff.GetAsync("/admin/attention");
        Assert.Contains("It broke.", attention.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(attention.QuerySelector($"a[href='{Page}']"));
        await _staff.SaveAsync(Page, Save, ("subject", "Again: {{ product.name }}"));
        Assert.DoesNotContain("It broke.", (await _staff.GetAsync("/admin/attention")).Body!.TextContent, StringComparison.Ordinal);
    }
}
