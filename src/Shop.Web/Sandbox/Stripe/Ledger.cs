using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>All that the sandbox holds, as Stripe's API would show it: what checkers compare the shop with.</summary>
internal sealed class Ledger(SandboxDatabase database)
{
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var ledger = await database.RunAsync(Cause.None, records => new JsonObject
        {
            ["sessions"] = All(records, CheckoutSessions.Kind),
            ["payment_intents"] = All(records, PaymentIntents.Kind),
            ["charges"] = All(records, Charges.Kind),
            ["refunds"] = All(records, Refunds.Kind),
            ["disputes"] = All(records, Disputes.Kind),
            ["events"] = Events(records),
        }, cancellationToken);
        return ledger.ToText();
    }

    private static JsonArray All(SandboxTransaction records, string kind) => new([.. records.Objects.All(kind)]);

    private static JsonArray Events(SandboxTransaction records)
    {
        var attempts = records.Webhooks.Attempts();
        var events = records.Objects.All("event");
        foreach (var happened in events) happened["deliveries"] = new JsonArray([.. attempts[happened.Text("id")]]);
        return new JsonArray([.. events]);
    }
}
