using Shop.Domain.Invoicing;

namespace Shop.Web.Verification;

/// <summary>I7: numbers run 1 to n in each series, dates never go back, each paid order has one invoice.</summary>
internal sealed class InvoiceRules(PaidOrders orders)
{
    public Invariant NumbersAreWhole()
    {
        var invoices = orders.Invoices.SelectMany(invoice => invoice).ToList();
        var breaches = invoices.GroupBy(invoice => invoice.Series).SelectMany(series => BreachesOf(series.Key, [.. series.OrderBy(invoice => invoice.Sequence)]));
        var missing = orders.Paid.Where(order => orders.Invoices[order.Id].Count() != 1)
            .Select(order => $"{order.Number} is paid and has {orders.Invoices[order.Id].Count()} invoices");
        var early = orders.Orders.Where(order => order.PaidAt is null && orders.Invoices[order.Id].Any()).Select(order => $"{order.Number} has an invoice and is not paid");
        return new Invariant("I7", "invoice numbers are 1 to n, one for each paid order", invoices.Count, [.. breaches, .. missing, .. early]);
    }

    private static IEnumerable<string> BreachesOf(string series, List<Invoice> invoices)
    {
        for (var index = 0; index < invoices.Count; index++)
        {
            if (invoices[index].Sequence != index + 1)
            {
                yield return $"series {series}: {invoices[index].Number} stands where number {index + 1} should";
                yield break;
            }

            if (index > 0 && invoices[index].IssuedOn < invoices[index - 1].IssuedOn) yield return $"{invoices[index].Number} is dated before its predecessor";
        }
    }
}
