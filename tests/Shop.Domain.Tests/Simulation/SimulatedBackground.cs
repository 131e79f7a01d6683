using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Simulation;

/// <summary>What happens without anybody asking for it: events, the reconciler, the outbox, time.</summary>
internal sealed class SimulatedBackground(TestShop shop)
{
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(20), TimeSpan.FromHours(2), TimeSpan.FromHours(25)];
    private readonly HashSet<string> _attention = [];

    /// <summary>What was tried in vain and is left to people: outbox rows that go on failing.</summary>
    public IReadOnlyCollection<string> Attention => _attention;

    public async Task DoAsync(LifeEvent happens, OrderId? order)
    {
        if (happens.Step == SimulationStep.StripeFallsSilent) shop.Gateway.LosesAnswers = true;
        if (happens.Step == SimulationStep.StripeAnswersAgain) shop.Gateway.LosesAnswers = false;
        if (happens.Step == SimulationStep.Wait) shop.Clock.Advance(Waits[happens.Choice % Waits.Length]);
        if (happens.Step == SimulationStep.Reconcile) await ReconcileAsync();
        if (happens.Step == SimulationStep.RunOutbox) await RunOutboxAsync();
        if (order is not { } id) return;
        if (happens.Step == SimulationStep.Look) await shop.RunAsync((SettlePayment settle) => settle.OfOrderAsync(id, default));
        if (happens.Step == SimulationStep.SyncRefundsAndDisputes) await FollowAsync(id);
    }

    public Task<int> ReconcileAsync() => shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));

    /// <summary>What the events of an order do that Stripe took money of: the payments first, then what went back of them.</summary>
    public async Task SetPeersReachableAsync(OrderId order)
    {
        foreach (var id in await shop.ReadAsync(db => db.Set<Payment>().Where(payment => payment.OrderId == order)
            .Select(payment => payment.Id).ToListAsync()))
            await shop.SettleAsync(id);
        await FollowAsync(order);
    }

    public async Task FollowAsync(OrderId order)
    {
        foreach (var id in await shop.ReadAsync(db => db.Set<Payment>().Where(payment => payment.OrderId == order)
            .Select(payment => payment.Id).ToListAsync()))
        {
            await TryAsync($"refunds of {id}", () => shop.RunAsync(async (SyncRefundsAndDisputes follow) =>
            {
                await follow.RefundsAsync(id, default);
                return true;
            }));
            await TryAsync($"disputes of {id}", () => shop.RunAsync(async (SyncRefundsAndDisputes follow) =>
            {
                await follow.DisputesAsync(id, default);
                return true;
            }));
        }
    }

    public async Task RunOutboxAsync()
    {
        var due = await shop.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking()
            .Where(row => row.DoneAt == null && (row.Type == nameof(PaymentUnmatched) || row.Type == nameof(RefundRequested)))
            .OrderBy(row => row.CreatedAt).ToListAsync());
        foreach (var row in due)
        {
            if (await TryAsync(row.Key, () => HandleAsync(row)))
                await shop.ReadAsync(db => db.Set<OutboxMessage>().Where(done => done.Id == row.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(done => done.DoneAt, shop.Clock.GetUtcNow())));
        }
    }

    private Task<bool> HandleAsync(OutboxMessage row) => row.Type == nameof(PaymentUnmatched)
        ? shop.RunAsync(async (RefundUnmatched refund) =>
        {
            await refund.ExecuteAsync(JsonSerializer.Deserialize<PaymentUnmatched>(row.Payload)!.PaymentId, default);
            return true;
        })
        : shop.RunAsync(async (SettleRefund settle) =>
        {
            await settle.ExecuteAsync(JsonSerializer.Deserialize<RefundRequested>(row.Payload)!.RefundId, default);
            return true;
        });

    private async Task<bool> TryAsync(string what, Func<Task<bool>> work)
    {
        try
        {
            await work();
            _attention.Remove(what);
            return true;
        }
        catch (Exception problem) when (problem is DomainException or GatewayUnknownException)
        {
            _attention.Add(what);
            return false;
        }
    }
}
