using System.Text.RegularExpressions;
using Xunit;

namespace Shop.ArchitectureTests;

/// <summary>Code is read on narrow screens and beside a diff.</summary>
public sealed partial class LineWidthTests
{
    private const int Max = 140;

    [Fact]
    public void No_line_of_code_is_wider_than_140_columns_but_for_the_text_in_it() =>
        Assert.Empty(Files().SelectMany(file => WideLines(File.ReadAllLines(file)).Select(line => $"{Path.GetFileName(file)}:{line}")));

    [Theory]
    [InlineData(141, 1)]
    [InlineData(140, 0)]
    public void A_line_that_is_too_wide_is_found(int width, int found) => Assert.Equal(found, WideLines([new string('x', width)]).Count());

    [Fact]
    public void A_text_may_be_long() =>
        Assert.Empty(WideLines([$"Say(\"{new string('x', 200)}\");", "var a = \"\"\"", new string('x', 200), "\"\"\";"]));

    private static IEnumerable<string> Files() => new[] { "src", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !Generated().IsMatch(file.Replace('\\', '/')));

    private static IEnumerable<int> WideLines(IReadOnlyList<string> lines)
    {
        var inText = false;
        for (var index = 0; index < lines.Count; index++)
        {
            var marks = RawText().Count(lines[index]);
            if (!inText && marks == 0 && Text().Replace(lines[index], "\"\"").Length > Max) yield return index + 1;
            if (marks % 2 == 1) inText = !inText;
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shop.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("/(obj|bin|Migrations|CompiledModel)/")]
    private static partial Regex Generated();

    [GeneratedRegex("\"\"\"+")]
    private static partial Regex RawText();

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"")]
    private static partial Regex Text();
}
