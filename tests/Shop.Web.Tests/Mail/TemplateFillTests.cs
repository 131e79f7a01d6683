using Shop.Domain.Content.Mails;
using Shop.Domain.Shared;
using Shop.Jobs.Customers;
using Shop.Jobs.Mail.Templates;
using Xunit;

namespace Shop.Web.Tests.Mail;

/// <summary>What a template can do to a mail, and what it cannot.</summary>
public sealed class TemplateFillTests
{
    private static readonly Language English = Language.Of("en");
    private static readonly MailKind Alert = MailKinds.Alert;

    [Theory]
    [InlineData("<a href=\"javascript:alert(1)\" onclick=\"x()\">a</a>", "<a>a</a>")]
    [InlineData("<a href={{ product.name }}>a</a>", "<a>a</a>")]
    [InlineData("<p>open <b>ends<!-- and nothing hides", "<p>open <b>ends</b></p>")]
    [InlineData("</div></body></html><p>{{ product.name }}</p>", "<p>x onclick=&lt;b&gt;</p>")]
    [InlineData("<a href=\"{{ product.url }}\">a</a>", "<a href=\"https://shop.example/products/sample\">a</a>")]
    public void The_html_of_a_mail_ends_what_it_begins_and_runs_nothing(string html, string expected)
    {
        var fields = (AlertFields)Alert.Sample(English);
        fields = fields with { Product = fields.Product with { Name = "x onclick=<b>" } };
        Assert.Equal(expected, Template.Fill(Alert, new MailWords("s", html, "t"), fields).Html);
    }

    [Fact]
    public void Values_are_encoded_in_the_html_and_are_as_they_are_in_text_and_on_one_line_in_the_subject()
    {
        var fields = (AlertFields)Alert.Sample(English);
        fields = fields with { Product = fields.Product with { Name = "Tea & <i>\r\nBcc: all@example.com" } };
        var filled = Template.Fill(Alert, new MailWords("{{ product.name }}", "<p>{{ product.name }}</p>", "{{ product.name }}"), fields);
        Assert.Contains("Tea &amp; &lt;i&gt;", filled.Html, StringComparison.Ordinal);
        Assert.Contains("Tea & <i>", filled.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', filled.Subject);
        Assert.DoesNotContain('\r', filled.Subject);
    }

    [Fact]
    public void Loops_within_loops_come_to_an_end_that_is_refused_in_words()
    {
        var loops = string.Concat(Enumerable.Range(0, 9).Select(each => $"{{% for a{each} in order.sums %}}")) + "x"
            + string.Concat(Enumerable.Repeat("{% endfor %}", 9));
        var problem = Assert.Single(Check(MailKinds.Cancellation, text: loops));
        Assert.Equal((MailPart.Text, TemplateProblem.TooMuch), (problem.Part, problem.What));
    }

    [Theory]
    [InlineData("{% if product %}", "{% endif %}", 2_000)]
    [InlineData("{{\"}}{%\"}}{% if product %}", "{% endif %}", 900)]
    [InlineData("{% if product %}{% endx %}", "", 1_000)]
    public void What_nests_without_end_is_refused_before_it_is_read(string open, string close, int times)
    {
        var source = string.Concat(Enumerable.Repeat(open, times)) + "x" + string.Concat(Enumerable.Repeat(close, times));
        Assert.Single(Check(Alert, text: source));
    }

    [Fact]
    public void Thousands_of_elements_that_nothing_closes_are_too_much()
    {
        var problem = Assert.Single(Check(Alert, html: string.Concat(Enumerable.Repeat("<b>", 9_000)) + "x"));
        Assert.Equal((MailPart.Html, TemplateProblem.TooLong), (problem.Part, problem.What));
    }

    [Theory]
    [InlineData("<p>no link</p>", "{{ url }}", MailPart.Html)]
    [InlineData("<a href=\"https://elsewhere.example/{{ url }}\">a</a>", "{{ url }}", MailPart.Html)]
    [InlineData("<a href=\"{{ url }}\">a</a>", "no link", MailPart.Text)]
    public void A_mail_about_an_account_cannot_lose_its_link(string html, string text, MailPart part)
    {
        var problem = Assert.Single(Check(CustomerMailKinds.Reset, html, text));
        Assert.Equal((part, TemplateProblem.NoLink), (problem.Part, problem.What));
    }

    [Fact]
    public void Every_field_that_the_page_lists_can_be_written()
    {
        foreach (var kind in MailKinds.All.Concat(CustomerMailKinds.All))
        {
            // Of a list, "order.lines[].total" and "order.address[]".
            var written = kind.FieldsOf(English).Select(field => field.Path.Split("[]") is [var list, var item]
                ? $"{{% for each in {list} %}}{{{{ each{item} }}}}{{% endfor %}}" : $"{{{{ {field.Path} }}}}");
            var words = kind.Words(English);
            Assert.Empty(Template.Check(kind, words with { Text = words.Text + string.Concat(written) }, kind.Sample(English)));
        }
    }

    private static IReadOnlyList<TemplateProblem> Check(MailKind kind, string? html = null, string? text = null)
    {
        var words = kind.Words(English);
        return Template.Check(kind, words with { Html = html ?? words.Html, Text = text ?? words.Text }, kind.Sample(English));
    }
}
