using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;

namespace Shop.Web.Tests.Features;

/// <summary>What a button led to.</summary>
internal sealed record StaffAnswer(HttpStatusCode Status, IHtmlDocument Page, string? Location);

/// <summary>Pages of the back office as a browser without scripts uses them.</summary>
internal sealed class StaffPages(HttpClient client) : IDisposable
{
    /// <summary>A browser of a member of staff with a session.</summary>
    public static async Task<StaffPages> SignedInAsync(HostedShop shop)
    {
        var client = shop.Client();
        client.DefaultRequestHeaders.Add("Cookie", await StaffSession.CookieAsync(shop.Services, HostedShop.StaffEmail));
        return new StaffPages(client);
    }

    public async Task<IHtmlDocument> GetAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        return Parse(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Types into the page and presses the button; the form is sent with all that stands in it.</summary>
    public async Task<StaffAnswer> PressAsync(IHtmlDocument page, string button, params (string Name, string Value)[] typed)
    {
        var pressed = page.QuerySelector(button) ?? throw new InvalidOperationException($"No button {button} on {page.Title}");
        var form = (IHtmlFormElement)pressed.Closest("form")!;
        var fields = FormFields.Of(form, typed);
        if (pressed.GetAttribute("name") is { } name) fields.Add(new(name, pressed.GetAttribute("value") ?? ""));
        return await PostAsync(pressed.GetAttribute("formaction") ?? form.GetAttribute("action")!, fields);
    }

    /// <summary>Gets the page first, and expects that nothing was left unsaved.</summary>
    public async Task SaveAsync(string path, string button, params (string Name, string Value)[] typed)
    {
        var answer = await PressAsync(await GetAsync(path), button, typed);
        if (answer.Status != HttpStatusCode.SeeOther) throw new InvalidOperationException($"{path}: {answer.Status} {Alerts(answer.Page)}");
    }

    public async Task<StaffAnswer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await SendAsync(path, form);
    }

    public async Task<StaffAnswer> SendAsync(string path, HttpContent form)
    {
        using var answer = await client.PostAsync(path, form);
        return new StaffAnswer(answer.StatusCode, Parse(await answer.Content.ReadAsStringAsync()), answer.Headers.Location?.ToString());
    }

    public static string Alerts(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelectorAll("[role=alert], .problem, h1").Select(alert => alert.TextContent.Trim()));

    /// <summary>What stands in a field.</summary>
    public static string Value(IHtmlDocument page, string name) => page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.TextContent.TrimStart('\n'),
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlInputElement { Type: "checkbox" } box => box.IsChecked ? box.Value : "",
        var input => input?.GetAttribute("value") ?? "",
    };

    public void Dispose() => client.Dispose();

    private static IHtmlDocument Parse(string page) => new HtmlParser().ParseDocument(page);
}
