using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Shop.Web.Tests.Languages.Admin;

/// <summary>The source files of the back office, and its texts in other languages.</summary>
internal static partial class AdminSources
{
    private static readonly string Web = Path.Combine(Root(), "src", "Shop.Web");

    /// <summary>By the code of the language: each English text, and what stands for it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Translations { get; } = Directory
        .EnumerateFiles(Path.Combine(Web, "Hosting"), "AdminText.*.resx")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file).Split('.')[1], Texts);

    /// <summary>Why a setting is not taken, as the domain or a guard says it.</summary>
    public static IReadOnlyList<string> SettingProblems { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Web, ".."), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => SettingProblem().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)),
    ];

    /// <summary>The views, by their paths in the project.</summary>
    public static IReadOnlyList<(string Path, string Text)> Views { get; } =
    [
        .. Read("*.cshtml").Where(view => !view.Path.EndsWith("_ViewImports.cshtml", StringComparison.Ordinal)),
        ReadOne("Features/Layout/_AdminLayout.cshtml"),
    ];

    /// <summary>Controllers, forms, lines of Attention, what is found healthy, and what the staff's own account says.</summary>
    public static IReadOnlyList<(string Path, string Text)> Code { get; } =
    [
        .. Read("*.cs"),
        ReadOne("Hosting/Staff/ChangeStaffPassword.cs"), ReadOne("Hosting/Staff/NewStaffPassword.cs"),
            ReadOne("Hosting/Staff/AdminMessage.cs"), ReadOne("Hosting/Settings/SettingOrigins.cs"),
        .. Directory.EnumerateFiles(Path.Combine(Web, "Features", "Health"), "*.cs")
            .Select(file => ReadOne(Path.GetRelativePath(Web, file))),
    ];

    private static IEnumerable<(string Path, string Text)> Read(string pattern) => Directory
        .EnumerateFiles(Path.Combine(Web, "Features", "Admin"), pattern, SearchOption.AllDirectories)
        .Select(file => ReadOne(Path.GetRelativePath(Web, file)));

    private static (string Path, string Text) ReadOne(string path) => (path.Replace('\\', '/'), File.ReadAllText(Path.Combine(Web, path)));

    private static IReadOnlyDictionary<string, string> Texts(string resources) => XDocument.Load(resources).Root!
        .Elements("data").ToDictionary(data => data.Attribute("name")!.Value.TrimStart('…'), data => data.Element("value")!.Value);

    [GeneratedRegex(@"new SettingProblem\((?:""[^""]*""|[\w.]+(?:\([^()]*\))?), ""((?:[^""\\\n]|\\.)*)""")]
    private static partial Regex SettingProblem();

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shop.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
