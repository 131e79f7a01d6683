using System.CommandLine;
using Shop.Benchmarks;
using Shop.Benchmarks.Pages;

return await new RootCommand("Proofs and measurements against the real program. Each prints its seed; the same seed repeats a run.")
{
    CrashesCommand.Create(),
    RacesCommand.Create(),
    WebhooksCommand.Create(),
    OrdersCommand.Create(),
    RecoveryCommand.Create(),
    PagesCommand.Create(),
    ExportCommand.Create(),
    StartCommand.Create(),
    BareCommand.Create(),
    ImportCommand.Create(),
    ImportKillsCommand.Create(),
}.Parse(args).InvokeAsync();
