using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Content.Messages;
using Shop.TestKit;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.MerchantSettings;
using Xunit;

namespace Shop.Web.Tests.Content;

/// <summary>People write to the merchant of an empty shop.</summary>
public sealed class ContactTests : IAsyncLifetime
{
    private EmptyShop _shop = null!;
    private StaffPages _staff = null!;

    public async Task InitializeAsync() => _staff = await (_shop = await EmptyShop.StartAsync()).StaffAsync();

    public async Task DisposeAsync()
    {
        _staff.Dispose();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_in_the_back_office_until_it_is_answered()
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync("Ana <b>", "ana@example.com", "Do you have\nred ones?")).Status);
        var list = await _staff.GetAsync("/admin/messages");
        var message = list.QuerySelector("[data-message=open]")!;
        Assert.Contains("Ana <b>", message.TextContent, StringComparison.Ordinal);
        Assert.Contains("red ones?", message.TextContent, StringComparison.Ordinal);
        Assert.Contains("Messages wait", (await _staff.GetAsync("/admin/attention")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.PressAsync(list, "[data-message] button")).Status);
        Assert.Empty((await _staff.GetAsync("/admin/messages?state=open")).QuerySelectorAll("[data-message]"));
        Assert.Single((await _staff.GetAsync("/admin/messages?state=answered")).QuerySelectorAll("[data-message]"));
        // The page of before is stale: what it says is not done again.
        var form = (IHtmlFormElement)list.QuerySelector("[data-message] form")!;
        await _staff.PostAsync(form.GetAttribute("action")!, FormFields.Of(form, [("answered", "false")]));
        Assert.Single((await _staff.GetAsync("/admin/messages?state=answered")).QuerySelectorAll("[data-message]"));
    }

    [Theory]
    [InlineData("nobody", "Hello")]
    [InlineData("", "Hello")]
    [InlineData("ana@example.com", "")]
    public async Task What_is_missing_is_said_and_what_was_typed_stays(string email, string text)
    {
        var answer = await SendAsync("Ana", email, text);
        Assert.Equal((HttpStatusCode.SeeOther, "/contact"), (answer.Status, answer.Location));
        var page = await _staff.GetAsync("/contact");
        Assert.Equal(("Ana", email, text), (StaffPages.Value(page, "name"), StaffPages.Value(page, "email"), StaffPages.Value(page, "message")));
        Assert.Single(page.QuerySelectorAll(".problem"));
        Assert.Equal(0, await CountAsync());
        Assert.Equal("/contact/sent", (await SendAsync("Ana", "ana@example.com", "Hello")).Location);
        Assert.Equal("", StaffPages.Value(await _staff.GetAsync("/contact"), "message"));
    }

    [Fact]
    public async Task A_message_that_is_too_long_for_a_cookie_is_shown_again_at_once_and_whole()
    {
        var text = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(10_000));
        var answer = await SendAsync("Ana", "ana@example.com", text);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, text), (answer.Status, StaffPages.Value(answer.Page, "message")));
        Assert.Single(answer.Page.QuerySelectorAll(".problem"));
    }

    [Fact]
    public async Task Who_fills_in_what_nobody_sees_is_thanked_and_not_heard()
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync("Bot", "bot@example.com", "Buy", "https://spam.example")).Status);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task The_sixth_message_of_an_address_in_an_hour_is_refused_and_kept_in_the_form()
    {
        for (var each = 1; each <= 5; each++)
            Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync("Ana", "ana@example.com", $"Message {each}")).Status);
        var sixth = await SendAsync("Ana", "ANA@example.com", "Message 6");
        Assert.Equal((HttpStatusCode.SeeOther, "/contact"), (sixth.Status, sixth.Location));
        var page = await _staff.GetAsync("/contact");
        Assert.Equal("Message 6", StaffPages.Value(page, "message"));
        Assert.Contains("Too many messages", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, await CountAsync());
    }

    private Task<StaffAnswer> SendAsync(string name, string email, string text, string trap = "") => _staff.PostAsync("/contact",
        new Dictionary<string, string> { ["name"] = name, ["email"] = email, ["message"] = text, ["website"] = trap });

    private async Task<int> CountAsync()
    {
        await using var scope = _shop.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ContactMessages>().ListAsync(null, 1, default)).Count;
    }
}
