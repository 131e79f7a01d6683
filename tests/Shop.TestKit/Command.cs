using System.Diagnostics;

namespace Shop.TestKit;

/// <summary>What a finished program said (both of its outputs) and its exit code.</summary>
public sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The output, when all went well.</summary>
    /// <exception cref="InvalidOperationException">The exit code is not 0.</exception>
    public string OrThrow() => ExitCode == 0 ? Output : throw new InvalidOperationException($"Exit code {ExitCode}: {Output}");
}

/// <summary>Runs a program to its end.</summary>
public static class Command
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(8);

    public static Task<CommandResult> RunAsync(string program, params string[] arguments) =>
        RunAsync(new ProcessStartInfo(program, arguments), null);

    /// <summary>
    /// Runs it, with bytes for its standard input or none; it is killed when it takes longer than eight minutes, or than the caller says.
    /// </summary>
    public static async Task<CommandResult> RunAsync(ProcessStartInfo start, byte[]? input, TimeSpan? within = null)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null) await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(within ?? Deadline);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        return new CommandResult(process.HasExited ? process.ExitCode : -1, await output + await error);
    }
}
