using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Search.Synonyms;

/// <summary>
/// Words that mean the same to shoppers of one language: a search for one of them finds the others too. One-way, a search for
/// the first finds the others, and not the other way round.
/// </summary>
public sealed class Synonym : IPublicContent
{
    /// <summary>Under which the change feed tells that words mean something else to search.</summary>
    internal const string ChangeTag = "synonyms";

    public const int MaxWords = 12;
    public const int MaxLength = 300;

    private Synonym()
    {
    }

    public int Id { get; private set; }

    public string Culture { get; private set; } = "";

    /// <summary>As the merchant wrote them, with commas between them.</summary>
    public string WordText { get; private set; } = "";

    public bool IsOneWay { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<string> Words => Split(WordText);

    IEnumerable<string> IPublicContent.ChangeTags => [ChangeTag, CatalogueTags.Listings];

    /// <exception cref="DomainException">Less than two words, too many, or no culture.</exception>
    public static Synonym Create(string culture, string words, bool isOneWay) =>
        new Synonym { Culture = CatalogueRules.Culture(culture) }.Mean(words, isOneWay);

    /// <summary>Replaces the words.</summary>
    /// <exception cref="DomainException">Less than two words, or too many.</exception>
    public Synonym Mean(string words, bool isOneWay)
    {
        if (!AreWords(words)) throw new DomainException($"'{words}' are not two to {MaxWords} words that mean the same.");
        (WordText, IsOneWay) = (string.Join(", ", Split(words)), isOneWay);
        Version++;
        return this;
    }

    public static bool AreWords(string words) => words.Length <= MaxLength && Split(words).Count is >= 2 and <= MaxWords;

    // What search cannot tell apart is one word.
    private static List<string> Split(string words) => [.. words.Split(',').Select(word => PlainText.Clean(word))
        .Where(word => FoldedText.Of(word).Length > 0).DistinctBy(FoldedText.Of)];
}
