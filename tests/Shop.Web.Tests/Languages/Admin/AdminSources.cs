using System.Xml.Linq;

namespace Shop.Web.Tests.Languages.Admin;

/// <summary>The source files of the back office, and its Spanish texts.</summary>
internal static class AdminSources
{
    // Pages that are in English only so far: their texts go through T when they are translated. The setup guide is not, wherever its
    // steps stand.
    private static readonly string[] EnglishOnly = ["Doctor", "Pages", "Settings", "Shipping", "Taxes"];

    private static readonly string Web = Path.Combine(Root(), "src", "Shop.Web");

    public static IReadOnlyDictionary<string, string> Spanish { get; } = XDocument.Load(Path.Combine(Web, "Hosting", "AdminText.es.resx"))
        .Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value.TrimStart('…'), data => data.Element("value")!.Value);

    /// <summary>The views, by their paths in the project.</summary>
    public static IReadOnlyList<(string Path, string Text)> Views { get; } =
    [
        .. Read("*.cshtml").Where(view => !view.Path.EndsWith("_ViewImports.cshtml", StringComparison.Ordinal)),
        ReadOne("Features/Layout/_AdminLayout.cshtml"),
    ];

    /// <summary>Controllers, forms, lines of Attention, and what the staff's own account says.</summary>
    public static IReadOnlyList<(string Path, string Text)> Code { get; } =
    [
        .. Read("*.cs"),
        ReadOne("Hosting/Staff/ChangeStaffPassword.cs"), ReadOne("Hosting/Staff/NewStaffPassword.cs"),
            ReadOne("Hosting/Staff/AdminMessage.cs"),
    ];

    private static IEnumerable<(string Path, string Text)> Read(string pattern) => Directory
        .EnumerateFiles(Path.Combine(Web, "Features", "Admin"), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Web, file))
        .Select(path => (path, IsEnglishOnly: EnglishOnly.Contains(path.Split(Path.DirectorySeparatorChar)[2])))
        .Select(each => (each.IsEnglishOnly, File: ReadOne(each.path)))
        .Where(each => !each.IsEnglishOnly || each.File.Text.Contains(": ISetupStep", StringComparison.Ordinal)).Select(each => each.File);

    private static (string Path, string Text) ReadOne(string path) => (path.Replace('\\', '/'), File.ReadAllText(Path.Combine(Web, path)));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shop.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
