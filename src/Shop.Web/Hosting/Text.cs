namespace Shop.Web.Hosting;

/// <summary>
/// Marks the texts of the pages for <c>IStringLocalizer&lt;Text&gt;</c>: the English text is the key, other languages
/// stand beside this file (<c>Text.es.resx</c>).
/// </summary>
public sealed class Text;
