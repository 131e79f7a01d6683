namespace Shop.Web.Hosting.Settings;

/// <summary>The one folder that the shop writes to.</summary>
public static class DataFolder
{
    /// <summary>
    /// A relative path starts at the repository's root when the shop runs from its source tree, so that
    /// <c>dotnet run --project src/Shop.Web</c> finds the same folder from wherever it is called; otherwise at the
    /// content root, which is where the published shop lies.
    /// </summary>
    public static string Resolve(string path, string contentRoot) => Path.GetFullPath(path, SourceTree(contentRoot) ?? contentRoot);

    /// <summary>
    /// Where nobody named one: beside the program, but in Production outside of its folder, which the next version replaces: the
    /// folder that systemd gives the service (StateDirectory), or the user's own. A shop that has its data beside the program stays
    /// there.
    /// </summary>
    public static string Default(IHostEnvironment environment)
    {
        const string BesideTheProgram = "./data";
        if (!environment.IsProduction() || Directory.Exists(Resolve(BesideTheProgram, environment.ContentRootPath)))
            return BesideTheProgram;
        if (Environment.GetEnvironmentVariable("STATE_DIRECTORY") is { Length: > 0 } given) return given.Split(':')[0];
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return own.Length > 0 ? Path.Combine(own, "shop") : BesideTheProgram;
    }

    /// <summary>Makes the folder and proves that it can be written to.</summary>
    public static void Prepare(string path)
    {
        var probe = Path.Combine(path, $".write-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(path);
            // At once: whoever cannot enter it can read nothing in it, whatever lies there.
            if (!IsEverybodys(path)) OwnerOnly.TightenOne(path);
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StartRefusedException.Because(ShopSection.DataPathKey, $"cannot be written to ({path}): {error.Message}");
        }
    }

    /// <summary>A folder such as /tmp, in which everybody keeps files of their own.</summary>
    public static bool IsEverybodys(string path) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.StickyBit);

    private static string? SourceTree(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Shop.sln"))) return folder.FullName;
        return null;
    }
}
