using Shop.Domain.Shared;

namespace Shop.Web.Hosting;

/// <summary>
/// Marks the texts of the pages for <c>IStringLocalizer&lt;Text&gt;</c>: the English text is the key, other languages
/// stand beside this file (<c>Text.es.resx</c>).
/// </summary>
public sealed class Text
{
    private Text()
    {
    }

    public static TextSource Source { get; } = new(typeof(Text).FullName!, typeof(Text).Assembly);
}
