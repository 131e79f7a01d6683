using System.Text.RegularExpressions;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.TestKit;
using Shop.Web.Tests.Languages;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>The texts of every language that the shop comes with are complete, and no file has one that nothing uses.</summary>
public sealed partial class TranslationTests
{
    private const string Pages = "src/Shop.Web/Hosting/Text";

    // On this button German law has room for the words alone (§ 312j BGB): the sum stands above it.
    private static readonly (string Language, string Key) WithoutItsPlace = ("de", "Order with obligation to pay {0}");

    private static readonly (string Name, string Folder, bool HasEnglish)[] Files =
    [
        (Pages, "src/Shop.Web", false), ("src/Shop.Domain/Shared/DomainTexts", "src/Shop.Domain", false),
        ("src/Shop.Jobs/Texts/DocumentTexts", "src/Shop.Jobs", true), ("src/Shop.Jobs/Texts/CancellationTexts", "src/Shop.Jobs", true),
    ];

    public static TheoryData<string> Translated =>
        [.. RegisteredLanguages.All.Where(language => !language.IsFallback).Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Translated))]
    public void Every_text_of_the_shoppers_pages_has_its_words(string language)
    {
        var texts = ResourceFile.Of(Pages, language);
        var used = Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "src/Shop.Web/Features"), "*.cshtml",
            SearchOption.AllDirectories)
            .Where(view => !view.Contains($"{Path.DirectorySeparatorChar}Admin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !view.EndsWith("_AdminLayout.cshtml", StringComparison.Ordinal))
            .SelectMany(view => Key().Matches(File.ReadAllText(view))).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.True(used.Count > 100);
        Assert.DoesNotContain(used, key => !texts.ContainsKey(key));
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void All_languages_have_the_same_texts_with_the_same_places_for_figures(string language)
    {
        foreach (var (name, _, hasEnglish) in Files)
        {
            var texts = ResourceFile.Of(name, language);
            var others = hasEnglish ? ResourceFile.Of(name, null) : ResourceFile.Of(name, "es").Keys.ToDictionary(key => key);
            Assert.Equal(others.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            Assert.DoesNotContain(texts, text => string.IsNullOrWhiteSpace(text.Value));
            Assert.DoesNotContain(texts, text => (language, text.Key) != WithoutItsPlace && Places(others[text.Key]) != Places(text.Value));
        }
    }

    [Fact]
    public void Every_text_is_used()
    {
        foreach (var (name, folder, hasEnglish) in Files)
        {
            var sources =
                string.Join('\n', Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, folder), "*.cs*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml"
                    && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(file => SplitText().Replace(File.ReadAllText(file), "")));
            var unused = ResourceFile.Of(name, "es").Keys
                .Where(key => !sources.Contains(hasEnglish ? $"public string {key} => Text();" : $"\"{key}\"", StringComparison.Ordinal));
            // The names of territories stand in the file that comes with the shop; what a country calls the parts of an address, in
            // its format.
            var named = TaxTerritory.Parts.Select(part => part.Name).Concat(AddressFormat.Countries.SelectMany(country =>
                Enum.GetValues<AddressPart>().Select(part => AddressFormat.Of(country).NameOf(part))));
            Assert.Equal([], unused.Except(named).Order());
        }
    }

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"T\[""([^""]+)""")]
    private static partial Regex Key();

    // Between the two halves of a text that stands on two lines.
    [GeneratedRegex("\"\\s*\\+ \"")]
    private static partial Regex SplitText();

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();
}
