using System.CommandLine;
using Shop.Web.Hosting;
using Shop.Web.Sandbox;

namespace Shop.Web.Verbs;

/// <summary>The merchant's commands: same program, same settings. Without one the shop itself starts.</summary>
public static class ShopCommands
{
    private static readonly string[] Helps = ["--help", "-h", "-?", "/?", "--version"];

    /// <summary>A first word that is no option is a command, so that a mistyped one is refused and starts nothing.</summary>
    public static bool Handles(string[] args) => args.Length > 0 && (!args[0].StartsWith('-') || Helps.Contains(args[0]));

    /// <summary>The exit code: 0 only when all went well.</summary>
    public static Task<int> InvokeAsync(string[] args)
    {
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        return Root().Parse(args).InvokeAsync(configuration);
    }

    private static RootCommand Root() => new("Runs the shop. Settings come from appsettings.json and the environment (Shop__DataPath=…).")
    {
        AdminCommand.Create(),
        VerifyCommand.Create(),
        ImportCommand.Create(),
        ExportCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
        SeedCommand.Create(),
        RecommendCommand.Create(),
        SandboxCommand.Create(
            (builder, settings, origin) => builder.Services.AddSandbox(ModuleServices.OptionsOf(settings, origin)),
            app => app.MapSandbox()),
    };
}
