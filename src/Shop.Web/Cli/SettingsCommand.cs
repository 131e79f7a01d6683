using System.CommandLine;
using System.Text;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Cli;

/// <summary><c>settings export FILE</c> and <c>settings import FILE</c>: carry the settings of one shop to another.</summary>
internal static class SettingsCommand
{
    private const long MaxBytes = 1_000_000;

    public static Command Create(CommandHost host) =>
        new("settings", "Carries the merchant's settings from one shop to another, as one JSON file.")
    {
        Export(host), Import(host),
    };

    private static Command Export(CommandHost host)
    {
        var file = new Argument<FileInfo>("file") { Description = "The JSON file to write. An existing one is replaced." };
        var command =
            new Command("export",
            "Writes all settings that are in force. Passwords, keys and whether the shop is open are not among them.") { file };
        command.SetAction((result, cancellationToken) =>
            host.RunAsync(services => ExportAsync(services, result.GetRequiredValue(file), cancellationToken), cancellationToken));
        return command;
    }

    private static Command Import(CommandHost host)
    {
        var file = new Argument<FileInfo>("file") { Description =
            "A file that `settings export` wrote. What it does not name stays as it is." };
        var yes = new Option<bool>("--yes") { Description = "Applies the changes without asking." };
        var command = new Command("import", "Shows what a file would change, asks, and then changes all of it or nothing.") { file, yes };
        command.SetAction((result, cancellationToken) => host.RunAsync(
            services => ImportAsync(services, result.GetRequiredValue(file), result.GetValue(yes), cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> ExportAsync(IServiceProvider services, FileInfo file, CancellationToken cancellationToken)
    {
        if (Directory.Exists(file.FullName)) return await CommandHost.RefuseAsync($"{file.FullName} is a folder. Nothing was written.");
        if (file.Directory is not { Exists: true })
            return await CommandHost.RefuseAsync($"There is no folder {file.DirectoryName}. Nothing was written.");
        var now = await services.GetRequiredService<CurrentSettings>().ReadAsync(cancellationToken);
        await File.WriteAllTextAsync(file.FullName, SettingsFile.Write(now) + "\n", cancellationToken);
        Console.WriteLine($"{file.FullName}: {now.Groups.Count(group => group.Group.IsCarried)} groups of settings.");
        return 0;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, FileInfo file, bool isSure, CancellationToken cancellationToken)
    {
        if (!file.Exists) return await CommandHost.RefuseAsync($"There is no file {file.FullName}. Nothing was changed.");
        if (file.Length > MaxBytes)
            return await CommandHost.RefuseAsync($"{file.FullName} is too large for a settings file. Nothing was changed.");
        var text = await File.ReadAllTextAsync(file.FullName, Encoding.UTF8, cancellationToken);
        var import = SettingsFile.Read(text, await services.GetRequiredService<CurrentSettings>().ReadAsync(cancellationToken));
        if (import.Problems.Count > 0)
            return await CommandHost.RefuseAsync(string.Join(Environment.NewLine, import.Problems.Append("Nothing was changed.")));
        foreach (var change in import.Changes) Console.WriteLine(change);
        if (import.Changes.Count == 0) return Told("The file says what is in force already. Nothing was changed.");
        if (!isSure && !Confirmed()) return await CommandHost.RefuseAsync("Nothing was changed. With --yes it is not asked.");
        return await ApplyAsync(services.GetRequiredService<ChangeSettings>(), import, cancellationToken);
    }

    private static async Task<int> ApplyAsync(ChangeSettings change, SettingsImport import, CancellationToken cancellationToken)
    {
        var result = await change.ExecuteAsync(import.Edits, "command line", cancellationToken);
        if (result == SaveResult.Saved) return Told($"{import.Changes.Count} settings were changed.");
        if (result != SaveResult.Refused)
            return await CommandHost.RefuseAsync("Somebody changed these settings meanwhile. Nothing was changed; try again.");
        var problems = new List<string>();
        foreach (var edit in import.Edits)
            if (await change.ProblemAsync(edit.Values, cancellationToken) is { } problem)
                problems.Add($"{edit.Group.Key}.{problem.Setting}: {problem.Sentence}");
        return await CommandHost.RefuseAsync(string.Join(Environment.NewLine, problems.Append("Nothing was changed.")));
    }

    private static bool Confirmed()
    {
        if (Console.IsInputRedirected) return false;
        Console.Write("Change all of this? [y/N] ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static int Told(string line)
    {
        Console.WriteLine(line);
        return 0;
    }
}
