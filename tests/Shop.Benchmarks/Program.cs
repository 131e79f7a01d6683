using System.CommandLine;
using Shop.Benchmarks;

return await new RootCommand("Proofs and measurements against the real program. Each prints its seed; the same seed repeats a run.")
{
    CrashesCommand.Create(),
    RacesCommand.Create(),
    WebhooksCommand.Create(),
    OrdersCommand.Create(),
    RecoveryCommand.Create(),
}.Parse(args).InvokeAsync();
