using System.Text.RegularExpressions;
using Xunit;

namespace Shop.ArchitectureTests;

/// <summary>The demo sells tea; the product sells anything. What belongs to tea alone is the demo's data.</summary>
public sealed partial class DemoWordsTests
{
    private static readonly string[] Sources = [".cs", ".cshtml", ".css", ".js", ".json", ".resx", ".csproj"];

    [Fact]
    public void Nothing_outside_of_the_demo_speaks_of_brewing()
    {
        var source = Path.Combine(Root(), "src");
        var files = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Where(file => IsProduct(Path.GetRelativePath(source, file))).ToList();
        Assert.InRange(files.Count, 500, int.MaxValue);
        Assert.Empty(files.Where(file => SpeaksOfBrewing(File.ReadAllText(file))).Select(file => Path.GetRelativePath(source, file)));
    }

    [Theory]
    [InlineData("public int? BrewingCelsius { get; private set; }", true)]
    [InlineData("@T[\"How to brew\"]", true)]
    [InlineData("\"brew_seconds\"", true)]
    [InlineData(".telling .brewing { }", true)]
    [InlineData("Let it steep for a minute.", true)]
    [InlineData("NotoSansHebrew", false)]
    public void A_planted_word_is_found_and_another_is_not(string line, bool isFound) => Assert.Equal(isFound, SpeaksOfBrewing(line));

    private static bool SpeaksOfBrewing(string text) => Brewing().IsMatch(text);

    private static bool IsProduct(string path)
    {
        var folders = path.Split(Path.DirectorySeparatorChar);
        var isWritten = Sources.Contains(Path.GetExtension(path)) && !folders.Any(folder => folder is "bin" or "obj");
        return isWritten && folders is not ["Shop.Web", "Demo", ..];
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shop.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("(?<![A-Za-z])brew|Brew|BREW|[Ss]teep")]
    private static partial Regex Brewing();
}
