using System.CommandLine;
using Shop.Web.Hosting;
using Shop.Web.Sandbox.Mail;
using Shop.Web.Sandbox.Stripe;
using Shop.Web.Verification;

namespace Shop.Web.Verbs;

/// <summary><c>verify</c>: checks the invariants over database, ledger and mails; exit code 1 on any breach.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Checks that orders, stock, coupons, payments, invoices and webhooks agree. Only reads.");
        command.SetAction((_, cancellationToken) => CommandHost.RunAsync(services => RunAsync(services, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var found = await services.GetRequiredService<Verifier>().RunAsync(Outside(services), cancellationToken);
        foreach (var invariant in found)
        {
            Console.WriteLine($"{(invariant.Holds ? "ok    " : "BROKEN")} {invariant.Id,-4} {invariant.Rule} ({invariant.Checked} checked)");
            foreach (var breach in invariant.Breaches) Console.WriteLine($"         {breach}");
        }

        return found.All(invariant => invariant.Holds) ? 0 : 1;
    }

    // A real Stripe account is not read here: I4 and I5 then stand on the database alone and are left out.
    private static OutsideWorld Outside(IServiceProvider services)
    {
        var sandbox = services.GetRequiredService<SandboxSettings>();
        var store = sandbox.TakesPayments ? services.GetRequiredService<SandboxStore>() : null;
        var mails = sandbox.TakesMail ? services.GetRequiredService<SandboxMailbox>().List() : null;
        return new OutsideWorld(
            store is null ? null : new StripeLedger(store.List("checkout.session"), store.List("payment_intent"), store.List("charge"), store.List("refund")),
            mails?.Select(mail => new SentMail(mail.Message.To.ToString(), mail.Message.Subject ?? "", mail.Message.TextBody ?? "")).ToList());
    }
}
