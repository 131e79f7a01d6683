using System.Text.RegularExpressions;
using Xunit;

namespace Shop.ArchitectureTests;

/// <summary>
/// Which languages there are is said in one place. Whoever names one of them elsewhere has forgotten the next; the demo's own texts
/// are in those that it was written in.
/// </summary>
public sealed partial class LanguageCodesTests
{
    private static readonly string[] Registration = ["Language.cs", "RegisteredLanguages.cs"];

    [Fact]
    public void No_language_is_named_outside_of_the_registration_and_the_demo()
    {
        var source = Path.Combine(Root(), "src");
        var files = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Where(file => IsProduct(Path.GetRelativePath(source, file))).ToList();
        Assert.InRange(files.Count, 500, int.MaxValue);
        var found = files.SelectMany(file => File.ReadLines(file).Where(NamesALanguage)
            .Select(line => $"{Path.GetRelativePath(source, file)}: {line.Trim()}"));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("var day = culture == \"es\" ? \"d 'de' MMMM\" : \"d MMMM\";", true)]
    [InlineData("culture switch { \"es\" => Spanish(word), _ => word }", true)]
    [InlineData("var name = texts.Find(text => text.Culture == \"en\");", true)]
    [InlineData("if (culture.Equals(\"es\", StringComparison.Ordinal)) return;", true)]
    [InlineData("culture is \"en\" or \"es\"", true)]
    [InlineData("<html lang=\"en\">", true)]
    [InlineData("/// <summary>As in \"es\".</summary>", false)]
    [InlineData("// \"en\" comes first.", false)]
    [InlineData("var country = \"ES\";", false)]
    [InlineData("private static readonly HashSet<string> Small = [\"al\", \"en\", \"el\"];", true)]
    public void A_planted_name_is_found_and_another_word_is_not(string line, bool isFound) => Assert.Equal(isFound, NamesALanguage(line));

    private static bool NamesALanguage(string line) => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Code().IsMatch(line);

    // What a language is made of stands with its words; Stripe's simulator knows the languages that Stripe knows.
    private static bool IsProduct(string path)
    {
        var folders = path.Split(Path.DirectorySeparatorChar);
        if (Path.GetExtension(path) is not (".cs" or ".cshtml") || folders.Any(folder => folder is "bin" or "obj")) return false;
        if (folders is ["Shop.Domain", "Shared", var file])
            return !Registration.Contains(file) && !file.EndsWith("Words.cs", StringComparison.Ordinal);
        return folders is not ["Shop.Web", "Demo" or "Seeding" or "Sandbox" or "Evaluation", ..];
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shop.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("\"(en|es)\"")]
    private static partial Regex Code();
}
