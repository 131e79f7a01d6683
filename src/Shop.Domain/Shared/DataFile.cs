namespace Shop.Domain.Shared;

/// <summary>Tables that come with the shop, embedded: cells between tabs, lines with # are remarks.</summary>
internal static class DataFile
{
    /// <summary>All rows, the heads first.</summary>
    public static IReadOnlyList<string[]> Rows(string resource)
    {
        using var reader = new StreamReader(typeof(DataFile).Assembly.GetManifestResourceStream(resource)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))
            .Select(line => line.TrimEnd('\r').Split('\t'))];
    }
}
