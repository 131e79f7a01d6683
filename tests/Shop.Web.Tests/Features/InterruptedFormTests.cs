using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Shop.TestKit;
using Shop.Web.Hosting.Staff;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>A session that ends in the middle of a form of the back office.</summary>
[Collection(nameof(HostedShop))]
public sealed partial class InterruptedFormTests(HostedShop shop)
{
    private const string Hostile = "</textarea><script>alert('1')</script>\"&\nlast line";
    private const string Coupon = "/admin/coupons/_new";
    private const string OtherEmail = "colleague@example.com";

    [Fact]
    public async Task Every_form_of_the_back_office_comes_back_after_the_sign_in_with_what_was_typed_and_nothing_was_sent_on()
    {
        var routes = shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsFormOfStaff)
            .Select(PathOf).Distinct().ToList();
        Assert.True(routes.Count > 40, $"{routes.Count} forms");
        foreach (var path in routes)
        {
            using var stranger = new StaffPages(shop.Client());
            var resumed =
                (await SignInAsync(stranger,
                await SendAsync(stranger, path, [new("typed", Hostile), new("version", "7"), new("empty", "")]))).Page;
            var form = (IHtmlFormElement)resumed.QuerySelector("form[data-interrupted]")!;
            Assert.True(form is not null, $"{path}: {StaffPages.Alerts(resumed)}");
            Assert.Equal(path, form.GetAttribute("action"));
            Assert.Equal(
                [new("version", "7"), new("typed", Hostile), new("empty", "")],
                FormFields.Of(form, [])
                    .Select(field => KeyValuePair.Create(field.Key, field.Value.Replace("\r\n", "\n", StringComparison.Ordinal))));
            Assert.Empty(resumed.QuerySelectorAll("main script"));
        }
    }

    [Fact]
    public async Task What_was_typed_is_saved_by_the_button_of_the_page_that_shows_it_and_not_before()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        var form = FormFields.Of((IHtmlFormElement)(await staff.GetAsync(Coupon))
            .QuerySelector("main form")!, [("code", "RESUMED"), ("percent", "12")]);
        using var stranger = new StaffPages(shop.Client());
        var resumed = (await SignInAsync(stranger, await SendAsync(stranger, Coupon, form))).Page;
        Assert.Null((await staff.GetAsync("/admin/coupons/RESUMED")).QuerySelector("[name=percent]"));
        var saved = await stranger.PressAsync(resumed, "form[data-interrupted] button");
        Assert.Equal((HttpStatusCode.SeeOther, "/admin/coupons/RESUMED?done=created"), (saved.Status, saved.Location));
        Assert.Equal("12", StaffPages.Value(await staff.GetAsync("/admin/coupons/RESUMED"), "percent"));
    }

    [Fact]
    public async Task A_wrong_password_in_between_loses_nothing()
    {
        using var stranger = new StaffPages(shop.Client());
        var asked = await SendAsync(stranger, Coupon, [new("code", "ONCE-MORE")]);
        var refused = await SignInAsync(stranger, asked, password: "not the right one");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("ONCE-MORE", StaffPages.Value((await SignInAsync(stranger, refused.Page)).Page, "code"));
    }

    [Fact]
    public async Task Passwords_are_carried_nowhere_and_the_way_back_is_the_page()
    {
        using var stranger = new StaffPages(shop.Client());
        var sent = await stranger.PostAsync("/admin/password",
            [new("current_password", "secret one"), new("password", "secret two"), new("password_again", "secret two")]);
        var asked = (
            await stranger.PostAsync(sent.Location!,
            [new("current_password", "secret one"), new("password", "secret two"), new("password_again", "secret two")])).Page;
        Assert.Null(asked.QuerySelector("[name=kept]"));
        Assert.DoesNotContain("secret", asked.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_person_who_signs_in_is_told_whose_entries_these_are_before_anything_is_saved()
    {
        await MakeColleagueAsync();
        using var client = shop.Client();
        // The cookie of a session that was ended elsewhere: it still says whose it was.
        client.DefaultRequestHeaders.Add("Cookie", await StaffSession.CookieAsync(shop.Services, HostedShop.StaffEmail, stamp: "ended"));
        using var first = new StaffPages(client);
        var sent = await first.PostAsync(Coupon, [new("code", "NOT-MINE")]);
        using var next = new StaffPages(shop.Client());
        var asked = (await next.PostAsync(sent.Location!, [new("code", "NOT-MINE")])).Page;
        var mine = (await SignInAsync(next, asked)).Page;
        Assert.Null(mine.QuerySelector("[data-other-person]"));
        using var colleague = new StaffPages(shop.Client());
        var theirs = (await SignInAsync(colleague, asked, OtherEmail)).Page;
        Assert.Contains(HostedShop.StaffEmail, theirs.QuerySelector("[data-other-person]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("NOT-MINE", StaffPages.Value(theirs, "code"));
    }

    [Fact]
    public async Task An_upload_comes_back_without_its_file_and_says_so()
    {
        using var stranger = new StaffPages(shop.Client());
        using var first = Upload();
        var sent = await stranger.SendAsync("/admin/imports", first);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, sent.Status);
        using var second = Upload();
        var resumed = (await SignInAsync(stranger, (await stranger.SendAsync(sent.Location!, second)).Page)).Page;
        Assert.Contains("harvest.csv", resumed.QuerySelector("[data-files]")!.TextContent, StringComparison.Ordinal);
        var answer = await stranger.PressAsync(resumed, "form[data-interrupted] button");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("es", StaffPages.Value(answer.Page, "language"));
        Assert.Equal("true", StaffPages.Value(answer.Page, "drafts"));

        static MultipartFormDataContent Upload() => new()
        {
            { new StringContent("es"), "language" }, { new StringContent("true"), "drafts" },
                { new ByteArrayContent(new byte[3 * 1024 * 1024]), "file", "harvest.csv" },
        };
    }

    [Fact]
    public async Task A_form_of_250_variants_comes_back_whole()
    {
        using var stranger = new StaffPages(shop.Client());
        List<KeyValuePair<string, string>> fields =
        [
            .. from row in Enumerable.Range(1, 250)
               from field in new[] { "price", "sale", "from", "until", "gtin", "weight", "net", "unit", "tax", "withdrawn" }
               select KeyValuePair.Create($"{field}[A-PRODUCT-WITH-A-LONG-NAME-{row}]", $"{row}.90"),
        ];
        var resumed = (await SignInAsync(stranger, await SendAsync(stranger, "/admin/products/many/variants", fields))).Page;
        Assert.Equal(fields, FormFields.Of((IHtmlFormElement)resumed.QuerySelector("form[data-interrupted]")!, []));
    }

    [Fact]
    public async Task What_is_too_large_to_be_carried_is_said_plainly()
    {
        using var stranger = new StaffPages(shop.Client());
        // Random letters, which nothing can pack.
        var text = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(1_450_000)).Replace('+', '-')
            .Replace('/', '_').Replace('=', '-');
        var asked = await SendAsync(stranger, Coupon, [new("code", text)]);
        Assert.Null(asked.QuerySelector("[name=kept]"));
        Assert.Contains("could not be carried", asked.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tickets_and_entries_that_the_shop_did_not_make_bring_nothing_and_lead_nowhere_else()
    {
        using var stranger = new StaffPages(shop.Client());
        foreach (var forged in new[] { "AAAA", "/admin/coupons/_new", "https://evil.example/", "%00", new string('x', 5000) })
        {
            var asked = (
                await stranger.PostAsync($"/admin/sign-in?interrupted={Uri.EscapeDataString(forged)}&returnUrl=//evil.example",
                [new("code", "X")])).Page;
            Assert.Null(asked.QuerySelector("[name=kept]"));
            Assert.Equal("", StaffPages.Value(asked, "returnUrl"));
            var entered =
                await stranger.PostAsync("/admin/sign-in",
                [new("email", HostedShop.StaffEmail), new("password", HostedShop.StaffPassword), new("kept", forged)]);
            Assert.Equal((HttpStatusCode.Redirect, "/admin/orders"), (entered.Status, entered.Location));
        }

        // A ticket is no form.
        using var next = new StaffPages(shop.Client());
        var ticket = QueryHelpers.ParseQuery((await next.PostAsync(Coupon, [new("code", "X")])).Location!.Split('?')[1])["interrupted"]
            .ToString();
        var plain = await next.PostAsync("/admin/sign-in",
            [new("email", HostedShop.StaffEmail), new("password", HostedShop.StaffPassword), new("kept", ticket)]);
        Assert.Equal(HttpStatusCode.Redirect, plain.Status);
    }

    [Fact]
    public async Task Another_site_s_form_is_refused_before_any_sign_in_and_nothing_typed_is_in_the_log()
    {
        using var client = shop.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var foreign = new StaffPages(client);
        Assert.Equal(HttpStatusCode.Forbidden, (await foreign.PostAsync(Coupon, [new("code", "X")])).Status);
        using var stranger = new StaffPages(shop.Client());
        await SignInAsync(stranger, await SendAsync(stranger, Coupon, [new("code", "never-in-a-log-line")]));
        Assert.DoesNotContain(shop.Logged, line => line.Contains("never-in-a-log-line", StringComparison.Ordinal));
    }

    // As a browser: 307 sends the same form on to the sign-in page, whose page is the result.
    private static async Task<IHtmlDocument> SendAsync(StaffPages stranger, string path, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var sent = await stranger.PostAsync(path, fields);
        Assert.True(sent.Status == HttpStatusCode.TemporaryRedirect, $"{path}: {sent.Status}");
        Assert.StartsWith("/admin/sign-in?", sent.Location, StringComparison.Ordinal);
        var asked = await stranger.PostAsync(sent.Location!, fields);
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        return asked.Page;
    }

    private static Task<StaffAnswer> SignInAsync(StaffPages stranger, IHtmlDocument asked, string email =
        HostedShop.StaffEmail, string password = HostedShop.StaffPassword) =>
        stranger.PressAsync(asked, "form:has(input[type=password]) button", ("email", email), ("password", password));

    private async Task MakeColleagueAsync()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StaffAccounts>().CreateAdminAsync(OtherEmail, HostedShop.StaffPassword);
    }

    private static bool IsFormOfStaff(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("admin/", StringComparison.Ordinal)
        && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true;

    private static string PathOf(RouteEndpoint endpoint) => "/" + Parameter().Replace(
        endpoint.RoutePattern.RawText!.TrimStart('/'), parameter => parameter.Value switch
        {
            var guid when guid.Contains(":guid", StringComparison.Ordinal) => "0198a4a5-0000-7000-8000-000000000000",
            var country when country.Contains(":length", StringComparison.Ordinal) => "ES-CN",
            var number when number.Contains(":int", StringComparison.Ordinal) => "1",
            var sku when sku.StartsWith("{*", StringComparison.Ordinal) => "AB%2F12%20x",
            _ => "some-code",
        });

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
