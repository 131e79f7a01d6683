using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Shop.TestKit;

namespace Shop.Web.Tests.Languages;

/// <summary>
/// Finds the shop's own English texts on a page of another language: each of its texts is looked for as it is and with its places filled.
/// </summary>
internal sealed partial class EnglishTexts(string language)
{
    // "{0} in {1}" and "{0} – {1}" are found in any language.
    private const int MinLetters = 4;

    private static readonly string[] Spoken = ["aria-label", "placeholder", "title", "alt", "data-busy", "data-view"];

    private static readonly string[] Files = ["src/Shop.Web/Hosting/Text", "src/Shop.Domain/Shared/DomainTexts"];

    private static readonly Lazy<string> Content = new(ReadContent);

    private readonly List<Regex> _texts = [.. ResourceFile.Of(Files[0], language)
        .Where(text => text.Key != text.Value && Place().Replace(text.Key, "").Count(char.IsLetter) >= MinLetters)
            .Select(text => Whole(text.Key))];

    private readonly HashSet<string> _same =
        [.. Files.SelectMany(file => ResourceFile.Of(file, language)).Where(text => text.Key == text.Value)
            .SelectMany(text => new[] { text.Key, $"({text.Key})" })];

    /// <summary>What of the page's texts and spoken attributes is English.</summary>
    public IEnumerable<string> On(IDocument page) => page.Descendants().SelectMany(TextsOf).Select(Trimmed).Where(IsEnglish).Distinct();

    /// <summary>
    /// What the page says just as its English twin does, without being the merchant's content or the same word in both languages.
    /// </summary>
    public IEnumerable<string> Unchanged(IDocument page, IDocument english) => Said(page).Intersect(Said(english))
        .Where(text => Word().IsMatch(text) && !_same.Contains(text) && !Content.Value.Contains(text, StringComparison.Ordinal));

    private static IEnumerable<string> Said(IDocument page) => page.Body!.Descendants().SelectMany(TextsOf).Select(Trimmed);

    // What the demo's merchant wrote: names, stories, ways of sending.
    private static string ReadContent() => string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(RepositoryPaths.WebProject, "Demo"), "*.*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".cs" or ".json").Select(File.ReadAllText).Select(Trimmed));

    private static bool IsContent(string text) => Content.Value.Contains($"\"{text}\"", StringComparison.Ordinal);

    private bool IsEnglish(string text) => text.Length >= MinLetters && !IsContent(text) && _texts.Exists(known => known.IsMatch(text));

    private static IEnumerable<string> TextsOf(INode node) => node switch
    {
        IText { ParentElement: { LocalName: not ("script" or "style") } } text => [text.Text],
        IElement element => Spoken.Select(element.GetAttribute).OfType<string>(),
        _ => [],
    };

    private static string Trimmed(string text) => Spaces().Replace(text, " ").Trim();

    private static Regex Whole(string text) =>
        new($"^{string.Join(".+", Place().Split(text).Select(Regex.Escape))}$", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\p{L}{4}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
