using System.Text.Json.Nodes;
using Shop.Domain.Orders;
using Shop.Domain.Payments;

namespace Shop.Web.Verification;

/// <summary>I4 and I5: what Stripe took is what the orders say, no more and no less.</summary>
internal sealed class PaymentRules(PaidOrders orders, OutsideWorld outside)
{
    public IEnumerable<Invariant> All()
    {
        if (outside.Stripe is not { } stripe) yield break;
        var intents = stripe.PaymentIntents.Where(intent => (string?)intent["status"] == "succeeded").ToLookup(intent => (string?)intent["metadata"]?["order_id"]);
        var refunded = stripe.Refunds.Where(refund => (string?)refund["status"] == "succeeded")
            .GroupBy(refund => (string)refund["payment_intent"]!).ToDictionary(same => same.Key, same => same.Sum(refund => (long)refund["amount"]!));
        yield return new Invariant(
            "I4", "of each order Stripe keeps its total once, or nothing", orders.Orders.Count,
            [.. orders.Orders.SelectMany(order => BalanceOf(order, [.. intents[order.Id.ToString()]], refunded))]);
        var paid = orders.PaidByCard.ToList();
        yield return new Invariant(
            "I5", "an order is paid exactly when Stripe has its payment", paid.Count + intents.Count,
            [.. paid.Where(order => !intents[order.Id.ToString()].Any(intent => Fits(order, intent))).Select(order => $"{order.Number} is paid, but not at Stripe"),
                .. orders.Orders.Where(order => order.PaidAt is null).SelectMany(order => TakenFromUnpaid(order, [.. intents[order.Id.ToString()]], refunded))]);
    }

    // A second payment must have gone back; what is left is the total of a paid order, or nothing.
    private IEnumerable<string> BalanceOf(Order order, List<JsonNode> taken, Dictionary<string, long> refunded)
    {
        var kept = taken.Sum(intent => (long)intent["amount_received"]!) - taken.Sum(intent => refunded.GetValueOrDefault((string)intent["id"]!));
        var expected = orders.PaidByCard.Contains(order) ? StripeAmount.Of(order.Total) : 0;
        if (kept != expected && !IsOnItsWay(order)) yield return $"{order.Number}: Stripe keeps {kept}, the order says {expected}";
    }

    private IEnumerable<string> TakenFromUnpaid(Order order, List<JsonNode> taken, Dictionary<string, long> refunded) =>
        taken.Where(intent => refunded.GetValueOrDefault((string)intent["id"]!) < (long)intent["amount_received"]! && !IsOnItsWay(order))
            .Select(_ => $"Stripe took money for {order.Number}, which is {order.Status.ToText()}");

    // Paid at Stripe a moment ago, and neither webhook nor reconciler has come by yet: not wrong, only not finished.
    private bool IsOnItsWay(Order order) => orders.Payments[order.Id].Any(payment => !payment.IsFinal);

    private static bool Fits(Order order, JsonNode intent) =>
        (long)intent["amount_received"]! == StripeAmount.Of(order.Total)
        && string.Equals((string?)intent["currency"], order.Currency.Code, StringComparison.OrdinalIgnoreCase);
}
