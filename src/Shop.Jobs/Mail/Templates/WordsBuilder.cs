using System.Globalization;
using System.Text;
using Shop.Domain.Content.Mails;

namespace Shop.Jobs.Mail.Templates;

/// <summary>Writes a template in both parts at once, out of the shop's own texts with fields in their places.</summary>
internal sealed class WordsBuilder
{
    private readonly StringBuilder _html = new(), _text = new();

    public static string Filled(string text, params string[] fields) =>
        string.Format(CultureInfo.InvariantCulture, text, [.. fields.Select(field => $"{{{{ {field} }}}}")]);

    /// <summary>Of the HTML; plain text has none.</summary>
    public WordsBuilder Heading(string text, params string[] fields)
    {
        _html.Append("<h1 style=\"{{ style.heading }};font-size:30px\">")
            .Append(CultureInfo.InvariantCulture, $"{E(Filled(text, fields))}</h1>\n");
        return this;
    }

    /// <summary>What only the plain text says.</summary>
    public WordsBuilder PlainLine(string text, params string[] fields)
    {
        _text.Append(Filled(text, fields)).Append("\n\n");
        return this;
    }

    public WordsBuilder Paragraph(string text, params string[] fields)
    {
        _html.Append(CultureInfo.InvariantCulture, $"<p>{E(Filled(text, fields))}</p>\n");
        _text.Append(Filled(text, fields)).Append("\n\n");
        return this;
    }

    /// <summary>A paragraph that stands there only where the mail has that field.</summary>
    public WordsBuilder Where(string field, string text, params string[] fields)
    {
        _html.Append(CultureInfo.InvariantCulture, $"{{% if {field} %}}<p>{E(Filled(text, fields))}</p>\n{{% endif %}}");
        _text.Append(CultureInfo.InvariantCulture, $"{{% if {field} %}}{Filled(text, fields)}\n\n{{% endif %}}");
        return this;
    }

    /// <summary>A paragraph that stands there only where the mail lacks that field.</summary>
    public WordsBuilder Unless(string field, string text, params string[] fields)
    {
        _html.Append(CultureInfo.InvariantCulture, $"{{% unless {field} %}}<p>{E(Filled(text, fields))}</p>\n{{% endunless %}}");
        _text.Append(CultureInfo.InvariantCulture, $"{{% unless {field} %}}{Filled(text, fields)}\n\n{{% endunless %}}");
        return this;
    }

    /// <summary>A list of rows as a table.</summary>
    /// <param name="label">The field of a row on the left, or several.</param>
    public WordsBuilder Table(string list, string label, string value)
    {
        _html.Append("<table role=\"presentation\" style=\"width:100%;border-collapse:collapse;margin:0 0 24px\">\n")
            .Append(CultureInfo.InvariantCulture, $"{{% for row in {list} %}}<tr><td style=\"{{{{ style.cell }}}}\">{label}</td>")
            .Append(CultureInfo.InvariantCulture, $"<td style=\"{{{{ style.cell }}}};text-align:right\">{value}</td></tr>\n")
            .Append("{% endfor %}</table>\n");
        _text.Append(CultureInfo.InvariantCulture, $"{{% for row in {list} %}}{label}: {value}\n{{% endfor %}}\n");
        return this;
    }

    public WordsBuilder Lines() => Table("order.lines", "{{ row.quantity }} × {{ row.description }}", "{{ row.total }}");

    public WordsBuilder Rows(string list) => Table(list, "{{ row.label }}", "{{ row.value }}");

    public WordsBuilder Picture(string field, string text)
    {
        _html.Append(CultureInfo.InvariantCulture, $"{{% if {field} %}}<p><img src=\"{{{{ {field} }}}}\" width=\"200\" height=\"200\"")
            .Append(CultureInfo.InvariantCulture, $" alt=\"{E(text)}\"><br>{E(text)}</p>\n{{% endif %}}");
        return this;
    }

    public MailWords Link(string subject, string field, string text)
    {
        _html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{{{{ {field} }}}}\" style=\"{{{{ style.button }}}}\">")
            .Append(CultureInfo.InvariantCulture, $"{E(text)}</a></p>\n");
        _text.Append(CultureInfo.InvariantCulture, $"{text}: {{{{ {field} }}}}\n");
        return new MailWords(subject, _html.ToString().TrimEnd(), _text.ToString().TrimEnd());
    }

    // Fields have none of these letters.
    private static string E(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
