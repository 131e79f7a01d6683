using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Web.Tests.Sandbox;
using Stripe;

namespace Shop.Web.Tests.Faults;

/// <summary>Brings Stripe's events to the shop, signed, each until the shop has it stored.</summary>
internal sealed class EventPost(WiredShop shop)
{
    /// <returns>How many were new.</returns>
    public async Task<int> DeliverAsync()
    {
        var known = (await shop.ReadAsync(db => db.Set<StripeWebhookEvent>().Select(stored => stored.Id).ToListAsync())).ToHashSet();
        var ledger = await shop.Sandbox.LedgerAsync();
        var fresh = ledger["events"]!.AsArray().OfType<JsonObject>().Where(happened => !known.Contains((string)happened["id"]!)).ToList();
        foreach (var happened in fresh) await DeliverAsync(happened);
        return fresh.Count;
    }

    private async Task DeliverAsync(JsonObject happened)
    {
        happened.Remove("deliveries");
        var body = happened.ToJsonString();
        var signature = EventUtility.GenerateSignatureHeader(body, SandboxHost.WebhookSecret, shop.Clock.GetUtcNow().ToUnixTimeSeconds());
        await shop.RunAsync((ReceiveStripeEvent receive) => receive.ExecuteAsync(Encoding.UTF8.GetBytes(body), signature, default));
    }
}
