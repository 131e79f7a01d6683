using System.Xml.Linq;
using Shop.TestKit;
using Xunit;

namespace Shop.Web.Tests.Languages;

public sealed class ResourceKeyTests
{
    /// <summary>The build takes two keys that differ in case for one, warns in a line that nobody reads, and drops the second.</summary>
    [Fact]
    public void No_file_of_texts_has_two_keys_that_differ_in_case_alone() => Assert.Empty(Files().SelectMany(file =>
        XDocument.Load(file).Root!.Elements("data").GroupBy(data => data.Attribute("name")!.Value, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1).Select(same => $"{Path.GetFileName(file)}: {same.Key}")));

    private static IEnumerable<string> Files() => new[] { "src", "tests" }.SelectMany(folder =>
        Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, folder), "*.resx", SearchOption.AllDirectories));
}
