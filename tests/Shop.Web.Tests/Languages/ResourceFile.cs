using System.Xml.Linq;
using Shop.TestKit;

namespace Shop.Web.Tests.Languages;

/// <summary>The shop's own texts as they stand in its sources.</summary>
internal static class ResourceFile
{
    /// <summary>Key and text of one file.</summary>
    /// <param name="name">The path in the repository, without language and ending.</param>
    /// <param name="language">A code, or null for the file without one.</param>
    public static Dictionary<string, string> Of(string name, string? language) =>
        XDocument.Load(Path.Combine(RepositoryPaths.Root, name + (language is null ? ".resx" : $".{language}.resx"))).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
}
