using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>What staff typed survives: another section's button, somebody else's save, and the end of the session.</summary>
[Collection(nameof(HostedShop))]
public sealed class KeptWorkTests(HostedShop shop)
{
    [Fact]
    public async Task What_is_typed_in_one_section_stays_when_another_is_saved()
    {
        using var staff = await StaffAsync();
        var page = await ProductAsync(staff, "kept-typing");
        var saved = await PressAsync(staff, page, "kept-typing", "status", ("status.status", "published"), ("text-en.summary", "Half a thought"), ("shelf.position", "77"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("Half a thought", saved.Page.QuerySelector("#text-en-summary")!.TextContent.Trim());
        Assert.Equal(["text-en", "shelf"], saved.Page.QuerySelectorAll("[data-unsaved]").Select(link => link.GetAttribute("data-unsaved")));
        var stored = await GetAsync(staff, "/admin/products/kept-typing");
        Assert.Equal("", stored.QuerySelector("#text-en-summary")!.TextContent.Trim());
        Assert.Equal("published", ((IHtmlSelectElement)stored.QuerySelector("#status-status")!).Value);
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(staff, saved.Page, "kept-typing", "all")).Status);
        stored = await GetAsync(staff, "/admin/products/kept-typing");
        Assert.Equal(("Half a thought", "77"), (stored.QuerySelector("#text-en-summary")!.TextContent.Trim(), stored.QuerySelector("#shelf-position")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Two_people_who_save_different_sections_do_not_meet_and_in_one_section_both_values_are_shown()
    {
        using var one = await StaffAsync();
        using var other = await StaffAsync();
        var (first, second) = (await ProductAsync(one, "two-people"), await GetAsync(other, "/admin/products/two-people"));
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(one, first, "two-people", "brewing", ("brewing.celsius", "80"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(other, second, "two-people", "shelf", ("shelf.position", "5"))).Status);
        var late = await PressAsync(other, second, "two-people", "brewing", ("brewing.celsius", "95"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("95", late.Page.QuerySelector("#brewing-celsius")!.GetAttribute("value"));
        Assert.Contains("80", late.Page.QuerySelector("#brewing [data-stored=celsius]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_whose_session_has_ended_is_shown_again_after_the_sign_in_and_saved_only_then()
    {
        using var staff = await StaffAsync();
        var form = FormFields.Of((IHtmlFormElement)(await ProductAsync(staff, "session-end")).QuerySelector("main form")!, [("text-en.description", "A long\nevening's work")]);
        using var stranger = shop.Client();
        using var sent = await PostAsync(stranger, "/admin/products/session-end/sections/text-en", form);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, sent.StatusCode);
        using var asked = await PostAsync(stranger, sent.Headers.Location!.ToString(), form);
        var signIn = (IHtmlFormElement)(await ReadAsync(asked)).QuerySelector("form:has(input[type=password])")!;
        using var entered = await PostAsync(stranger, "/admin/sign-in", FormFields.Of(signIn, [("email", HostedShop.StaffEmail), ("password", HostedShop.StaffPassword)]));
        var resumed = (IHtmlFormElement)(await ReadAsync(entered)).QuerySelector("form[data-interrupted]")!;
        Assert.Equal("A long\nevening's work", resumed.QuerySelector("[name='text-en.description']")!.TextContent.Trim());
        Assert.Equal("", (await GetAsync(staff, "/admin/products/session-end")).QuerySelector("#text-en-description")!.TextContent.Trim());
        using var saved = await PostAsync(stranger, resumed.GetAttribute("action")!, FormFields.Of(resumed, []));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal("A long\nevening's work", (await GetAsync(staff, "/admin/products/session-end")).QuerySelector("#text-en-description")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_seal_that_is_not_ours_and_another_site_s_form_bring_nothing()
    {
        using var stranger = shop.Client();
        using var entered = await PostAsync(stranger, "/admin/sign-in", [new("email", HostedShop.StaffEmail), new("password", HostedShop.StaffPassword), new("kept", "AAAA")]);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        using var foreign = shop.Client();
        foreign.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await PostAsync(foreign, "/admin/products/x/sections/text-en", [new("text-en.name", "x")]);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private async Task<HttpClient> StaffAsync()
    {
        var client = shop.Client();
        client.DefaultRequestHeaders.Add("Cookie", await StaffSession.CookieAsync(shop.Services, HostedShop.StaffEmail));
        return client;
    }

    private static async Task<IHtmlDocument> ProductAsync(HttpClient staff, string code)
    {
        var form = (IHtmlFormElement)(await GetAsync(staff, "/admin/products/_new")).QuerySelector("main form")!;
        using var made = await PostAsync(staff, "/admin/products/_new", FormFields.Of(form, [("code", code), ("name", code)]));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return await GetAsync(staff, $"/admin/products/{code}");
    }

    private static async Task<(HttpStatusCode Status, IHtmlDocument Page)> PressAsync(HttpClient staff, IHtmlDocument page, string code, string section, params (string, string)[] typed)
    {
        using var answer = await PostAsync(staff, $"/admin/products/{code}/sections/{section}", FormFields.Of((IHtmlFormElement)page.QuerySelector("main form")!, typed));
        return (answer.StatusCode, await ReadAsync(answer));
    }

    private static async Task<IHtmlDocument> GetAsync(HttpClient staff, string path)
    {
        using var answer = await staff.GetAsync(path);
        return await ReadAsync(answer);
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, List<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync(path, form);
    }
}
