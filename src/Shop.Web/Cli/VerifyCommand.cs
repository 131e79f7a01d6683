using System.CommandLine;
using System.Text.Json.Nodes;
using Shop.Domain.Verification;
using Shop.Web.Hosting.Settings;
using Shop.Web.Sandbox.Mail;
using Shop.Web.Sandbox.Stripe;

namespace Shop.Web.Cli;

/// <summary><c>verify</c>: checks the invariants over database, ledger and mails; exit code 1 on any breach.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("verify", "Checks that orders, stock, coupons, payments, invoices and webhooks agree. Only reads.");
        command.SetAction((_, cancellationToken) => host.RunAsync(services => RunAsync(services, cancellationToken), cancellationToken));
        return command;
    }

    internal static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var found = await services.GetRequiredService<Verifier>()
            .RunAsync(() => OutsideAsync(services, cancellationToken), cancellationToken, Print);
        return found.All(invariant => invariant.Holds) ? 0 : 1;
    }

    private static void Print(Invariant invariant)
    {
        Console.WriteLine($"{(invariant.Holds ? "ok    " : "BROKEN")} {invariant.Id,-4} {invariant.Rule} ({invariant.Checked} checked)");
        foreach (var breach in invariant.Breaches) Console.WriteLine($"         {breach}");
    }

    // A real Stripe account is not read here: I4 and I5 then stand on the database alone.
    private static async Task<OutsideWorld> OutsideAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var sandbox = services.GetRequiredService<SandboxSettings>();
        var ledger = sandbox.TakesPayments
            ? await services.GetRequiredService<Ledger>().ReadAsync(cancellationToken)
            : await LoneSandboxAsync(sandbox, services.GetRequiredService<StripeSettings>(), cancellationToken);
        var mails = sandbox.TakesMail ? await services.GetRequiredService<SandboxMailbox>().ListAsync(cancellationToken) : null;
        return new OutsideWorld(ledger is null
            ? null
            : StripeLedger.From(JsonNode.Parse(ledger)!),
                mails?.Select(mail => new SentMail(mail.To, mail.Subject, mail.Text ?? "", [.. mail.Attachments.Select(file => file.Name)]))
                .ToList());
    }

    // Several processes share a sandbox that runs alone; it shows its ledger to whoever asks.
    private static async Task<string?> LoneSandboxAsync(SandboxSettings sandbox, StripeSettings stripe, CancellationToken cancellationToken)
    {
        if (!sandbox.Enabled || stripe.SecretKey != SandboxSettings.SecretKey) return null;
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri($"{stripe.ApiBase}/ledger.json"), cancellationToken);
    }
}
