using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Simulation;

/// <summary>What staff do to an order, in the shop and in Stripe's dashboard, and what banks do.</summary>
internal sealed class SimulatedStaff(TestShop shop)
{
    public async Task DoAsync(LifeEvent happens, OrderId order)
    {
        switch (happens.Step)
        {
            case SimulationStep.Cancel:
                await shop.RunAsync((CancelOrder cancel) => cancel.ExecuteAsync(order, default));
                break;
            case SimulationStep.Ship:
                await shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default));
                break;
            case SimulationStep.Complete:
                await shop.RunAsync((CompleteOrder complete) => complete.ExecuteAsync(order, "completed by ana", default));
                break;
            case SimulationStep.CountOrNot:
                var isCounted = happens.Choice % 2 == 0;
                await shop.ReadAsync(db => db.Set<Variant>().Where(variant => variant.Sku == FulfilmentDesk.Place)
                    .ExecuteUpdateAsync(set => set.SetProperty(variant => variant.IsStockCounted, isCounted)));
                break;
            case SimulationStep.Refund or SimulationStep.RefundAndRestock:
                await RefundAsync(happens, order);
                break;
            case SimulationStep.SendAgain:
                await SendAgainAsync(order);
                break;
            default:
                AtStripe(happens, order);
                break;
        }
    }

    private Task<RefundResult> RefundAsync(LifeEvent happens, OrderId order)
    {
        long[] amounts = [100, 890, 1780, 4335];
        var isOfLine = happens.Step == SimulationStep.RefundAndRestock;
        RefundLine[] lines = isOfLine
            ? [new RefundLine(happens.Choice % 4 == 1 ? FulfilmentDesk.Place : TestShop.Tea, 1, Restock: happens.Choice % 3 == 0 ? 0 : 1)]
            : [];
        // A small number of tokens, so that forms are sent twice now and then.
        var token = $"{order}-{happens.Choice}";
        return shop.RunAsync((RefundOrder refund) => refund.ExecuteAsync(
            new RefundRequest(order, token, Money.Eur(isOfLine ? 0 : amounts[happens.Choice % amounts.Length]), lines, "damaged", "ana")
            {
                Shipping = isOfLine && happens.Choice % 2 == 0 ? Money.Eur(100) : null, Confirmed = true,
            }, default));
    }

    private async Task SendAgainAsync(OrderId order)
    {
        var failed = await shop.ReadAsync(db => db.Set<Refund>().AsNoTracking()
            .FirstOrDefaultAsync(refund => refund.OrderId == order && refund.Status == RefundStatus.Failed));
        if (failed is not null) await shop.RunAsync((SendRefundAgain again) => again.ExecuteAsync(failed.Id, default));
    }

    private void AtStripe(LifeEvent happens, OrderId order)
    {
        if (shop.Gateway.Sessions.FirstOrDefault(session => session.OrderId == order && session.State == SessionState.Paid)
            ?.PaymentIntentId is not { } intent) return;
        var left = shop.Gateway.LeftOf(intent);
        if (happens.Step == SimulationStep.RefundAtStripe && left > 0)
            shop.Gateway.RefundAtStripe(intent, happens.Choice % 3 == 0 ? left : Math.Min(left, 890));
        if (happens.Step == SimulationStep.BankSendsBack) shop.Gateway.FailRefunds(intent);
        if (happens.Step == SimulationStep.Dispute) shop.Gateway.Dispute(intent, "needs_response");
        if (happens.Step == SimulationStep.WinDispute) shop.Gateway.Dispute(intent, "won");
    }
}
