namespace Shop.Web.Composition;

/// <summary>Where the shop's files lie and which environment it runs in.</summary>
internal static class ContentRoot
{
    public static WebApplicationOptions Options(string[] args)
    {
        var asked = new ConfigurationBuilder()
            .AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables("DOTNET_").AddCommandLine(args).Build();
        var root = asked[HostDefaults.ContentRootKey] ?? FindRoot();
        return new WebApplicationOptions
        {
            Args = args,
            // Pages and files are found by this name, also when a test hosts the shop.
            ApplicationName = typeof(ContentRoot).Assembly.GetName().Name,
            ContentRootPath = root,
            EnvironmentName = asked[HostDefaults.EnvironmentKey] ?? (IsSource(root) ? Environments.Development : null),
        };
    }

    // The built program may be called from anywhere; its settings and files lie beside it.
    private static string FindRoot()
    {
        var here = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(here, "appsettings.json")) ? here : AppContext.BaseDirectory;
    }

    // "dotnet run" runs in the project's folder. Saying Development here and not in launchSettings.json lets
    // ASPNETCORE_ENVIRONMENT=Production be heard: "dotnet run" overwrites the caller's variables with that file's.
    private static bool IsSource(string root) => File.Exists(Path.Combine(root, "Shop.Web.csproj"));
}
