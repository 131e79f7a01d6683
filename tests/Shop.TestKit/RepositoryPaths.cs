namespace Shop.TestKit;

/// <summary>Where things are in the checkout that the running tests were built from.</summary>
public static class RepositoryPaths
{
    public static string Root { get; } = FindRoot();

    /// <summary>The shop's content root, in which it is run.</summary>
    public static string WebProject => Path.Combine(Root, "src", "Shop.Web");

    /// <summary>The shop's binary, of the same configuration (Debug, Release) as the tests.</summary>
    public static string WebBinary => Path.Combine(WebProject, "bin", Configuration, "net10.0", "Shop.Web.dll");

    /// <summary>The binary that can be told to die at named places (tests/build-crash makes it).</summary>
    public static string CrashBinary => Path.Combine(WebProject, "bin", "Crash", "shop", "Shop.Web.dll");

    private static string Configuration =>
        AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar).Contains("Release") ? "Release" : "Debug";

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Shop.sln"))) return folder.FullName;
        throw new InvalidOperationException($"No Shop.sln above {AppContext.BaseDirectory}.");
    }
}
