namespace Shop.Domain.Shared;

/// <summary>
/// The few texts that the domain itself writes. The English text is the key; other languages stand beside this file
/// (<c>DomainTexts.es.resx</c>).
/// </summary>
public static class DomainTexts
{
    public static TextSource Source { get; } = new(typeof(DomainTexts).FullName!, typeof(DomainTexts).Assembly);

    public static string In(Language language, string english) => Source.Find(language, english) ?? english;
}
