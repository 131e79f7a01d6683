using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Shop.Web.Hosting.Settings;

/// <summary>Says where a setting outside of the database comes from.</summary>
public sealed class SettingOrigins(IConfiguration configuration)
{
    private const string BuiltIn = "built in";

    /// <summary>
    /// "appsettings.json", "environment", "command line", or "built in" when nobody set it. A list is looked up by its first entry too.
    /// </summary>
    public string Of(string key)
    {
        var providers = configuration is IConfigurationRoot root ? root.Providers.Reverse() : [];
        return providers.FirstOrDefault(provider => IsIn(provider, key) || IsIn(provider, $"{key}:0")) is { } found ? Name(found) : BuiltIn;
    }

    private static bool IsIn(IConfigurationProvider provider, string key) =>
        provider.TryGet(key, out var value) && !string.IsNullOrWhiteSpace(value);

    private static string Name(IConfigurationProvider provider) => provider switch
    {
        JsonConfigurationProvider file => Path.GetFileName(file.Source.Path) ?? "a file",
        EnvironmentVariablesConfigurationProvider => "environment",
        CommandLineConfigurationProvider => "command line",
        ChainedConfigurationProvider chained when chained.Configuration is IConfigurationRoot => "host",
        _ => provider.GetType().Name,
    };
}
