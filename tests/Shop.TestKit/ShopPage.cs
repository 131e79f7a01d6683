using System.Globalization;
using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Shop.TestKit;

/// <summary>One answer of the shop, parsed. <see cref="Location"/> is absolute and set for redirections only.</summary>
public sealed record ShopPage(HttpStatusCode Status, Uri Address, Uri? Location, string Body, IDocument Document)
{
    /// <summary>In how many seconds to try again, when the answer says so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long ago it was made; null when it was made for this request.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>What the page says no with; empty when it does not.</summary>
    public string Alerts => string.Join(" / ", Document.QuerySelectorAll("[role=alert]").Select(alert => alert.TextContent.Trim()));

    /// <summary>The value of the first such data-* hook in the page's main part (its header may show the cart's total).</summary>
    /// <exception cref="InvalidOperationException">The page has none; the message says what the page is.</exception>
    public string Hook(string name) => Document.QuerySelector($"main [{name}], main[{name}]")?.GetAttribute(name)
        ?? throw new InvalidOperationException($"No {name} on {Describe()}");

    /// <summary>The first data-total-minor, in minor units.</summary>
    public long TotalMinor => long.Parse(Hook("data-total-minor"), CultureInfo.InvariantCulture);

    /// <summary>The form that posts to a path with that end ("/cart/lines").</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public IHtmlFormElement Form(string action) =>
        Document.Forms.FirstOrDefault(form => PathOf(form).EndsWith(action, StringComparison.Ordinal))
        ?? Document.Forms.FirstOrDefault(form => form.QuerySelectorAll("button[formaction]")
            .Any(button => button.GetAttribute("formaction")!.EndsWith(action, StringComparison.Ordinal)))
        ?? throw new InvalidOperationException($"No form to {action} on {Describe()}");

    /// <summary>The form that has a field of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public IHtmlFormElement FormWith(string field) =>
        Document.Forms.FirstOrDefault(form => form.QuerySelector($"[name='{field}']") is not null)
        ?? throw new InvalidOperationException($"No form with {field} on {Describe()}");

    public string Describe() => $"{Address} ({(int)Status}) {Document.Title} {Alerts}\n{Body[..Math.Min(Body.Length, 2000)]}";

    // On Unix .NET takes "/orders" in a header for the path of a file.
    private static string Relative(Uri target) =>
        target.IsAbsoluteUri && target.IsFile ? target.AbsolutePath + target.Query : target.OriginalString;

    internal static async Task<ShopPage> ReadAsync(HttpResponseMessage answer)
    {
        var address = answer.RequestMessage!.RequestUri!;
        var location = answer.Headers.Location is { } target ? new Uri(address, Relative(target)) : null;
        var body = await answer.Content.ReadAsStringAsync();
        var browsing = BrowsingContext.New(Configuration.Default);
        var document = await browsing.OpenAsync(page => page.Content(body).Address(address.AbsoluteUri));
        return new ShopPage(answer.StatusCode, address, location, body, document) { RetryAfter = answer.Headers.RetryAfter?.Delta, Age =
            answer.Headers.Age };
    }

    /// <summary>Where a form is sent to: its action, from the page's own address on.</summary>
    internal static Uri TargetOf(IHtmlFormElement form) => new(new Uri(form.BaseUri!), form.GetAttribute("action") ?? "");

    private static string PathOf(IHtmlFormElement form) => TargetOf(form).AbsolutePath;
}
