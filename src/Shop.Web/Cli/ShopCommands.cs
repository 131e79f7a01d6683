using System.CommandLine;
using Shop.Domain.Shared;
using Shop.Web.Composition;

namespace Shop.Web.Cli;

/// <summary>The merchant's commands: same program, same settings. Without one the shop itself starts.</summary>
public static class ShopCommands
{
    private const int Stopped = 130;
    private static readonly string[] Helps = ["--help", "-h", "-?", "/?", "--version"];

    /// <summary>A first word that is no option is a command, so that a mistyped one is refused and starts nothing.</summary>
    public static bool Handles(string[] args) => args.Length > 0 && (!args[0].StartsWith('-') || Helps.Contains(args[0]));

    // Long enough to tidy up behind itself: a command that is ended in the middle leaves no half file.
    private static readonly TimeSpan PatienceAtStop = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The exit code: 0 only when all went well, 130 when it was stopped (Ctrl+C). What failed is told in one plain line.
    /// </summary>
    public static async Task<int> InvokeAsync(string[] args, IReadOnlyList<ShopModule> modules)
    {
        var configuration =
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = PatienceAtStop };
        try
        {
            return await Root(new CommandHost(modules)).Parse(args).InvokeAsync(configuration);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{args[0]} was stopped before it was done.");
            return Stopped;
        }
        catch (Exception error) when (StartFailure.Explain(error, args[0]) is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }
    }

    private static RootCommand Root(CommandHost host) =>
        new("Runs the shop. Settings come from appsettings.json and the environment (Shop__DataPath=…).")
    {
        AdminCommand.Create(host),
        VerifyCommand.Create(host),
        DoctorCommand.Create(host),
        ImportCommand.Create(host),
        ExportCommand.Create(host),
        SettingsCommand.Create(host),
        BackupCommand.Create(host),
        RestoreCommand.Create(host),
        SeedCommand.Create(host),
        RecommendCommand.Create(host),
        SandboxCommand.Create(
            (builder, settings, origin) => builder.Services.AddSandbox(ModuleServices.OptionsOf(settings, origin)),
            app => app.MapSandbox()),
    };
}
