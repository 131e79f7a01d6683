namespace Shop.Web.Verification;

/// <summary>I1: what was acknowledged exists. Outside the database, Stripe and the mails are the witnesses.</summary>
internal sealed class OrderRules(PaidOrders orders, OutsideWorld outside)
{
    public Invariant OrdersExist()
    {
        var known = orders.Orders.Select(order => order.Id.ToString()).ToHashSet();
        var numbers = orders.Orders.Select(order => order.Number).ToHashSet();
        var sessions = outside.Stripe?.Sessions ?? [];
        var breaches = sessions.Select(session => (string?)session["client_reference_id"]).Where(id => id is null || !known.Contains(id))
            .Select(id => $"Stripe has a session of order {id ?? "(none)"}, which the shop does not know");
        var mails = outside.Mails ?? [];
        var strays = mails.Where(mail => !numbers.Any(number => mail.Text.Contains(number, StringComparison.Ordinal)))
            .Select(mail => $"the mail \"{mail.Subject}\" is about no order of the shop");
        var twice = orders.Orders.GroupBy(order => order.CheckoutToken).Where(same => same.Count() > 1).Select(same => $"{same.First().Number} exists twice");
        return new Invariant("I1", "every acknowledged order exists, once", orders.Orders.Count + sessions.Count + mails.Count, [.. breaches, .. strays, .. twice]);
    }
}
