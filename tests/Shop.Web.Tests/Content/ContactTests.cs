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
    public async Task What_is_missing_is_said_and_what_was_typed_stays_until_it_is_sent(string email, string text)
    {
        using var visitor = Visitor();
        var answer = await WriteAsync(visitor, email, text);
        Assert.Equal((HttpStatusCode.SeeOther, "/contact"), (answer.Status, answer.Location!.AbsolutePath));
        var page = await visitor.FollowAsync(answer);
        Assert.Equal(("Ana", email, text), (Value(page, "name"), Value(page, "email"), Value(page, "message")));
        Assert.Single(page.Document.QuerySelectorAll(".problem"));
        Assert.Equal(0, await CountAsync());
        Assert.Equal("/contact/sent", (await WriteAsync(visitor, "ana@example.com", "Hello")).Location!.AbsolutePath);
        Assert.Equal("", Value(await visitor.GetAsync("/contact"), "message"));
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
        using var visitor = Visitor();
        for (var each = 1; each <= 5; each++)
            Assert.Equal("/contact/sent", (await WriteAsync(visitor, "ana@example.com", $"Message {each}")).Location!.AbsolutePath);
        var sixth = await visitor.FollowAsync(await WriteAsync(visitor, "ANA@example.com", "Message 6"));
        Assert.Contains("Too many messages", sixth.Alerts, StringComparison.Ordinal);
        Assert.Equal("Message 6", Value(sixth, "message"));
        Assert.Equal(5, await CountAsync());
    }

    private static string Value(ShopPage page, string field) => page.Document.QuerySelector($"[name={field}]") switch
    {
        IHtmlTextAreaElement text => text.Value,
        IHtmlInputElement input => input.Value,
        _ => throw new InvalidOperationException($"The page has no field {field}."),
    };

    private static Task<ShopPage> WriteAsync(CookieShopper visitor, string email, string text) =>
        visitor.PostAsync("/contact", ("name", "Ana"), ("email", email), ("message", text));

    private CookieShopper Visitor()
    {
        using var client = _shop.Client();
        return new CookieShopper(client.BaseAddress!);
    }

    private Task<StaffAnswer> SendAsync(string name, string email, string text, string trap = "") => _staff.PostAsync("/contact",
        new Dictionary<string, string> { ["name"] = name, ["email"] = email, ["message"] = text, ["website"] = trap });

    private async Task<int> CountAsync()
    {
        await using var scope = _shop.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ContactMessages>().ListAsync(null, 1, default)).Count;
    }
}
