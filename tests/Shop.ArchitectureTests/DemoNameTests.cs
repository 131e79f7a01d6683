using System.Text.RegularExpressions;
using Xunit;

namespace Shop.ArchitectureTests;

/// <summary>The demo is data: nothing that every shop is made of names the demo's merchant.</summary>
public sealed partial class DemoNameTests
{
    private const string Settings = "Shop.Web/appsettings.Development.json";

    private static readonly string[] Texts =
        [".cs", ".cshtml", ".css", ".html", ".js", ".json", ".resx", ".svg", ".txt", ".xml", ".csproj", ".props"];

    [Fact]
    public void Only_the_demo_and_its_settings_name_the_demos_merchant()
    {
        var source = SourceFolder();
        var files = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(source, path).Replace('\\', '/'))
            .Where(path => Texts.Contains(Path.GetExtension(path)) && !Made().IsMatch(path)).ToList();
        Assert.True(files.Count > 500);
        var naming = files.Where(path => Names(File.ReadAllText(Path.Combine(source, path)))).ToList();
        // The demo's own files must be among them, or the rule finds nothing.
        Assert.Contains(Settings, naming);
        Assert.Contains("Shop.Web/Demo/Content/shop.json", naming);
        Assert.Equal([], naming.Where(path => path != Settings && !path.StartsWith("Shop.Web/Demo/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Welcome to Leaf & Kiln.", true)]
    [InlineData("LEAF &amp; KILN", true)]
    [InlineData("class LeafAndKiln", true)]
    [InlineData("admin@leafandkiln.example", true)]
    [InlineData("leaf-kiln.svg", true)]
    [InlineData("a leaf falls; a kiln burns", false)]
    public void The_merchants_name_is_known_in_each_spelling(string text, bool isNamed) => Assert.Equal(isNamed, Names(text));

    private static bool Names(string text) => Name().IsMatch(text);

    private static string SourceFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shop.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "src");
    }

    [GeneratedRegex(@"leaf[\s_-]*(&amp;|&|\\u0026|and|y)?[\s_-]*kiln", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex("(^|/)(bin|obj|data)/")]
    private static partial Regex Made();
}
