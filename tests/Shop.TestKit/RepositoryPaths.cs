namespace Shop.TestKit;

/// <summary>Where things are in the checkout that the running tests were built from.</summary>
public static class RepositoryPaths
{
    public static string Root { get; } = FindRoot();

    /// <summary>Where a binary finds its pages' files: a published one beside itself, a built one in the project.</summary>
    public static string ContentRootOf(string binary)
    {
        var folder = Path.GetDirectoryName(binary)!;
        return Directory.Exists(Path.Combine(folder, "wwwroot")) ? folder : WebProject;
    }

    public static string WebProject => Path.Combine(Root, "src", "Shop.Web");

    /// <summary>
    /// The shop's binary, of the same configuration (Debug, Release) as the tests. Where tests/publish has made it since the
    /// last build, the published one, which is compiled ahead and starts in two thirds of the time.
    /// </summary>
    public static string WebBinary { get; } = NewerOf(Published, Path.Combine(WebProject, "bin", Configuration, "net10.0", "Shop.Web.dll"));

    /// <summary>Whether <see cref="WebBinary"/> is the published one.</summary>
    public static bool IsPublished => WebBinary == Published && File.Exists(Published);

    /// <summary>
    /// What tests start: the newest of <see cref="WebBinary"/> and <see cref="CrashBinary"/>, which behaves alike until it is told
    /// to die, so that one published program serves a whole run.
    /// </summary>
    public static string TestedBinary { get; } = NewerOf(CrashBinary, WebBinary);

    /// <summary>The binary that can be told to die at named places (tests/publish makes it).</summary>
    public static string CrashBinary => Path.Combine(WebProject, "bin", "Crash", "shop", "Shop.Web.dll");

    /// <summary>The shop with one module more (tests/Shop.Postcards).</summary>
    public static string PostcardsBinary =>
        Path.Combine(Root, "tests", "Shop.Postcards", "bin", Configuration, "net10.0", "Shop.Postcards.dll");

    private static string Published => Path.Combine(WebProject, "bin", Configuration, "shop", "Shop.Web.dll");

    private static string Configuration =>
        AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar).Contains("Release") ? "Release" : "Debug";

    // A file that is not there counts as very old.
    private static string NewerOf(string published, string built) =>
        File.GetLastWriteTimeUtc(published) >= File.GetLastWriteTimeUtc(built) ? published : built;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Shop.sln"))) return folder.FullName;
        throw new InvalidOperationException($"No Shop.sln above {AppContext.BaseDirectory}.");
    }
}
