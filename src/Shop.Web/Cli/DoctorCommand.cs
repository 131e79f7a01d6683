using System.CommandLine;
using Shop.Web.Features.Admin.Doctor;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Cli;

/// <summary><c>doctor</c>: what is wrong with how the shop is run, and what to do; exit code 1 on any fault.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("doctor", "Checks settings, keys, Stripe, mail, clock, disk, backups and legal pages. Only reads.");
        command.SetAction((_, cancellationToken) => host.RunAsync(services => RunAsync(services, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var findings = await services.GetRequiredService<Doctor>().ExamineAsync(cancellationToken);
        foreach (var finding in findings)
        {
            Console.WriteLine($"{Word(finding.Result),-6} {finding.Title}: {finding.Said}");
            if (finding.Fix is { } fix) Console.WriteLine($"         {fix}");
        }

        return findings.All(finding => finding.Result != DoctorResult.Fault) ? 0 : 1;
    }

    private static string Word(DoctorResult result) => result switch
    {
        DoctorResult.Good => "ok",
        DoctorResult.Advice => "advice",
        _ => "FAULT",
    };
}
