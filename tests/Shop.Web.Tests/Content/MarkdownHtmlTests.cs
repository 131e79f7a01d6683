using System.Text.Encodings.Web;
using Shop.Web.Hosting.Pages;
using Xunit;

namespace Shop.Web.Tests.Content;

/// <summary>Stored text is never trusted: nothing that the merchant's Markdown says runs or leads to a script.</summary>
public sealed class MarkdownHtmlTests
{
    [Theory]
    [InlineData("# One", "<h2>One</h2>")]
    [InlineData("###### Six", "<h6>Six</h6>")]
    [InlineData("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>")]
    [InlineData("[terms](/pages/terms)", "<p><a href=\"/pages/terms\">terms</a></p>")]
    [InlineData("[mail](mailto:a@example.com)", "<p><a href=\"mailto:a@example.com\">mail</a></p>")]
    [InlineData("![a pot](/media/pot.jpg)", "<p><img src=\"/media/pot.jpg\" alt=\"a pot\" /></p>")]
    public void Plain_markdown_becomes_html(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a <img src=x onerror=alert(1)> b")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java\tscript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](/\\evil.example)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](https://evil.example/pixel.png)")]
    [InlineData("![x](data:image/svg+xml,<svg onload=alert(1)>)")]
    [InlineData("[x][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("[a](https://ok.example \"x\\\" onmouseover=alert(1)\")")]
    public void Nothing_in_it_runs_or_leads_to_a_script_or_loads_from_elsewhere(string markdown)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html(markdown));
        Assert.Empty(page.QuerySelectorAll("script, svg, iframe, object"));
        foreach (var element in page.All)
            Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        foreach (var link in page.QuerySelectorAll("[href]")) Assert.Matches("^(https://ok|mailto:|/[a-z]|#)", link.GetAttribute("href"));
        foreach (var picture in page.QuerySelectorAll("[src]"))
            Assert.StartsWith("/", picture.GetAttribute("src"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_nests_ten_thousand_deep_is_answered()
    {
        Assert.NotEmpty(Html(new string('>', 10_000) + "x"));
        Assert.NotEmpty(Html(new string('[', 10_000)));
        Assert.NotEmpty(Html(new string('*', 10_000) + "a" + new string('*', 10_000)));
    }

    private static string Html(string markdown)
    {
        using var writer = new StringWriter();
        MarkdownHtml.Render(markdown).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString().Trim();
    }
}
