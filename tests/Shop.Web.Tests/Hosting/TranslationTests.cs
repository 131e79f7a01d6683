using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Shop.Web.Tests.Hosting;

public sealed partial class TranslationTests
{
    [Fact]
    public void Every_text_of_the_shoppers_pages_has_its_spanish_words_with_the_same_places_for_figures()
    {
        var web = Path.Combine(Root(), "src", "Shop.Web");
        var spanish = XDocument.Load(Path.Combine(web, "Hosting", "Text.es.resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
        var used = Directory.EnumerateFiles(Path.Combine(web, "Features"), "*.cshtml", SearchOption.AllDirectories)
            // The back office has texts of its own (AdminTextTests).
            .Where(view => !view.Contains($"{Path.DirectorySeparatorChar}Admin{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !view.EndsWith("_AdminLayout.cshtml", StringComparison.Ordinal))
            .SelectMany(view => Key().Matches(File.ReadAllText(view))).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.True(used.Count > 100);
        Assert.DoesNotContain(used, key => !spanish.ContainsKey(key));
        Assert.DoesNotContain(spanish, text => Places(text.Key) != Places(text.Value));
    }

    private static int Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Count();

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shop.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"T\[""([^""]+)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();
}
