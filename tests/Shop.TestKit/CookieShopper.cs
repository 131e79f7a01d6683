using System.Net;
using AngleSharp.Html.Dom;

namespace Shop.TestKit;

/// <summary>
/// A shopper without JavaScript: plain HTTP, cookies and the forms that the pages hold. Redirections are followed only when
/// asked, so that tests can look at them. The culture prefix is "" for English and "/es" for Spanish.
/// </summary>
public sealed class CookieShopper : IDisposable
{
    private const int MaxRedirections = 10;
    private readonly HttpClient _client;
    private readonly Uri _shop;

    public CookieShopper(Uri shop, string culturePrefix = "")
    {
        (_shop, Prefix) = (shop, culturePrefix);
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    }

    public string Prefix { get; }

    public CookieJar Jar { get; } = new();

    /// <summary>Gets a path of the shop ("/cart"; the culture prefix is put before it).</summary>
    public Task<ShopPage> GetAsync(string path) => GetAsync(new Uri(_shop, Prefix + path));

    /// <summary>Gets a full address, for example one that a page links to.</summary>
    public async Task<ShopPage> GetAsync(Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(request);
    }

    /// <summary>Follows redirections until there is a page.</summary>
    public async Task<ShopPage> FollowAsync(ShopPage page)
    {
        for (var hops = 0; page.Location is { } next; hops++)
        {
            if (hops == MaxRedirections) throw new InvalidOperationException($"Redirected in circles at {page.Address}.");
            page = await GetAsync(next);
        }

        return page;
    }

    /// <summary>Gets a path and follows its redirections.</summary>
    public async Task<ShopPage> VisitAsync(string path) => await FollowAsync(await GetAsync(path));

    /// <summary>Sends the page's form that posts to a path with that end; fields given here replace the form's own.</summary>
    public Task<ShopPage> SubmitAsync(ShopPage page, string action, params (string Name, string Value)[] fields)
    {
        var form = page.Form(action);
        if (form.QuerySelectorAll("button[formaction]")
            .FirstOrDefault(button => button.GetAttribute("formaction")!.EndsWith(action, StringComparison.Ordinal)) is not { } button)
            return SubmitAsync(form, fields);
        // A page whose parts are one form: the part's name stands before its fields.
        var part = action[(action.LastIndexOf('/') + 1)..];
        var own = fields.Select(field => form.QuerySelector($"[name='{part}.{field.Name}']") is null
            ? field
            : ($"{part}.{field.Name}", field.Value)).ToArray();
        return PostAsync(new Uri(new Uri(form.BaseUri!), button.GetAttribute("formaction")!), FormFields.Of(form, own));
    }

    /// <summary>Presses the button that the selector finds: its form is sent to where the button says.</summary>
    /// <exception cref="InvalidOperationException">There is no such button.</exception>
    public Task<ShopPage> PressAsync(ShopPage page, string selector, params (string Name, string Value)[] fields)
    {
        var button = page.Document.QuerySelector(selector)
            ?? throw new InvalidOperationException($"No button {selector} on {page.Describe()}");
        var form = ((IHtmlButtonElement)button).Form!;
        return PostAsync(new Uri(new Uri(form.BaseUri!), button.GetAttribute("formaction") ?? form.GetAttribute("action")),
            FormFields.Of(form, fields));
    }

    /// <summary>Sends a form; fields given here replace the form's own or are added.</summary>
    public Task<ShopPage> SubmitAsync(IHtmlFormElement form, params (string Name, string Value)[] fields) =>
        PostAsync(ShopPage.TargetOf(form), FormFields.Of(form, fields));

    /// <summary>Posts fields to a path without looking at a page first.</summary>
    public Task<ShopPage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(new Uri(_shop, Prefix + path), fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <summary>Posts fields and comes to the page that the 303 leads to, which shows the answer.</summary>
    /// <exception cref="InvalidOperationException">The answer was another one.</exception>
    public async Task<ShopPage> PostAndFollowAsync(string path, params (string Name, string Value)[] fields) =>
        await PostAsync(path, fields) is { Status: HttpStatusCode.SeeOther } answer
            ? await FollowAsync(answer)
            : throw new InvalidOperationException($"POST {path} is not answered 303.");

    /// <summary>Sends a form and looks at nothing but the status and where it leads: for sending very many.</summary>
    public async Task<(HttpStatusCode Status, Uri? Location)> PostQuicklyAsync(string path,
        IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, new Uri(_shop, Prefix + path)) { Content = new FormUrlEncodedContent(fields) };
        using var answer = await SendRawAsync(request);
        return (answer.StatusCode, answer.Headers.Location);
    }

    /// <summary>Sends any request with the shopper's cookies and keeps the ones that come back.</summary>
    public async Task<ShopPage> SendAsync(HttpRequestMessage request)
    {
        using var answer = await SendRawAsync(request);
        return await ShopPage.ReadAsync(answer);
    }

    /// <summary>The bytes behind a path: PDFs, CSV files.</summary>
    public async Task<byte[]> DownloadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_shop, Prefix + path));
        using var answer = await SendRawAsync(request);
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsByteArrayAsync()
            : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendRawAsync(HttpRequestMessage request)
    {
        SameOrigin.Mark(request, _shop);
        Jar.AddTo(request.Headers);
        var answer = await _client.SendAsync(request);
        Jar.TakeFrom(answer.Headers);
        return answer;
    }

    private async Task<ShopPage> PostAsync(Uri address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        return await SendAsync(request);
    }
}
