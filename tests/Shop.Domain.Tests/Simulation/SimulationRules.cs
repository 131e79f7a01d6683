using Microsoft.EntityFrameworkCore;
using Shop.Domain.Coupons;
using Shop.Domain.Inventory;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Simulation;

/// <summary>
/// What must be true when everything has come to rest, told from Stripe's side: which charges there are and what of them
/// went back decides what the shop's books must say.
/// </summary>
internal static class SimulationRules
{
    /// <param name="attention">What goes on failing, where staff see it.</param>
    public static async Task<LifeEnd> CheckAsync(TestShop shop, IReadOnlyCollection<string> attention)
    {
        var books = await shop.ReadAsync(BooksAsync);
        foreach (var order in books.Orders) CheckOrder(order, books, shop.Gateway, attention);
        CheckStock(books, TestShop.Tea, OrderSimulation.Teas);
        CheckStock(books, TestShop.Pot, OrderSimulation.Pots);
        CheckStock(books, FulfilmentDesk.Place, OrderSimulation.Places);
        var live = books.Orders.Count(order => order.CouponCode is not null && order.Status != OrderStatus.Cancelled);
        Holds(books.Redeemed == live
            && live <= OrderSimulation.CouponLimit, $"{live} live orders with the coupon, {books.Redeemed} counted");
        Holds(HasNoGap(books.Invoices.Select(invoice => invoice.Sequence)), "a gap in the invoices");
        Holds(HasNoGap(books.Credits.Select(note => note.Sequence)), "a gap in the credit notes");
        Holds(books.Orders.Select(order => order.CheckoutToken).Distinct().Count() == books.Orders.Count, "one form, two orders");
        return new LifeEnd(books.Orders.Count, [.. Ends(books, attention)]);
    }

    private static IEnumerable<string> Ends(LifeBooks books, IReadOnlyCollection<string> attention) =>
        books.Orders.Select(order => order.StatusText)
        .Concat(books.Orders.Where(order => order.HeldBecause is not null).Select(_ => "held"))
        .Concat(books.Refunds.Where(refund => refund is { IsBooked: true, Status: RefundStatus.Failed }).Select(_ => "debt to a buyer"))
        .Concat(attention.Select(_ => "left to people"));

    private static void CheckOrder(Order order, LifeBooks books, TestGateway stripe, IReadOnlyCollection<string> attention)
    {
        var payments = books.Payments.Where(payment => payment.OrderId == order.Id).ToList();
        var charges = stripe.Sessions.Where(session => session.OrderId == order.Id && session.State == SessionState.Paid).ToList();
        var invoices = books.Invoices.Where(invoice => invoice.OrderId == order.Id).ToList();
        Holds(payments.All(payment => payment.IsFinal), $"{order.Number}: a payment is still open");
        Holds(invoices.Count == (order.PaidAt is null ? 0 : 1), $"{order.Number}: {invoices.Count} invoices");
        Holds(order.PaidAt is not null
            || order.Status == OrderStatus.Cancelled, $"{order.Number}: {order.Status} without payment at the end");
        Holds(charges.Count > 0 || order.PaidAt is null, $"{order.Number}: paid without a charge");
        var kept = charges.Sum(charge => stripe.LeftOf(charge.PaymentIntentId!));
        var refunds = books.Refunds.Where(refund => refund.OrderId == order.Id).ToList();
        var owed = refunds.Where(refund => refund.Status != RefundStatus.Succeeded && refund.IsBooked).Sum(refund => refund.AmountMinor);
        var booked = invoices.Sum(invoice => invoice.Snapshot.Totals.TotalMinor) - books.Credits.Where(note => note.OrderId == order.Id)
            .Sum(note => note.TotalMinor);
        // Where only people can go on, they have been told, by a row that goes on failing.
        var isLeftToPeople = attention.Any(what => payments.Any(payment => what.Contains(payment.Id.ToString(), StringComparison.Ordinal)));
        Holds(kept == booked + owed
            || isLeftToPeople,
            $"{order.Number}: Stripe kept {kept}, the books say {booked}, {owed} are owed; left to people: {string.Join(", ", attention)}");
        CheckParts(order, books);
        Holds(order.NeedsDelivery
            || order.Status is OrderStatus.Cancelled or OrderStatus.Completed or OrderStatus.Refunded,
            $"{order.Number}: {order.Status}, and nothing of it is sent");
        Holds(order.RefundedMinor == books.Credits.Where(note => note.OrderId == order.Id)
            .Sum(note => note.TotalMinor), $"{order.Number}: refunds and credit notes differ");
    }

    // What lines and rates say that went back is what the refunds' parts took, and the last credit note of a rate takes all of its tax.
    private static void CheckParts(Order order, LifeBooks books)
    {
        var refunds = books.Refunds.Where(refund => refund.OrderId == order.Id).ToDictionary(refund => refund.Id);
        var live = books.Parts.Where(part => part.OrderId == order.Id && refunds[part.RefundId] is var refund
            && (refund.Status != RefundStatus.Failed || refund.IsBooked)).ToList();
        foreach (var line in order.Lines)
        {
            var parts = live.Where(part => part.LinePosition == line.Position).ToList();
            Holds(line.RefundedMinor == parts.Sum(part => part.AmountMinor)
                && line.RefundedQuantity == parts.Sum(part => part.Quantity),
                $"{order.Number}: line {line.Position} gave back something else than its refunds");
        }

        var credited = books.Credits.Where(note => note.OrderId == order.Id).SelectMany(note => note.Snapshot.Taxes).ToList();
        foreach (var tax in order.Taxes)
        {
            var ofRate = credited.Where(each => each.BasisPoints == tax.Rate.BasisPoints).ToList();
            Holds(tax.RefundedMinor == live.Where(part => part.TaxRate == tax.Rate)
                .Sum(part => part.AmountMinor), $"{order.Number}: {tax.Rate} gave back something else than its refunds");
            Holds(ofRate.Sum(each => each.GrossMinor) <= tax.GrossMinor
                && ofRate.Sum(each => each.TaxMinor) <= tax.TaxMinor, $"{order.Number}: more is credited at {tax.Rate} than was charged");
            Holds(order.Status != OrderStatus.Refunded
                || ofRate.Sum(each => each.TaxMinor) == tax.TaxMinor, $"{order.Number}: refunded whole, and its VAT at {tax.Rate} is not");
        }
    }

    private static void CheckStock(LifeBooks books, string sku, int atFirst)
    {
        var item = books.Stock.Single(item => item.Sku == sku);
        var allocations = books.Allocations.Where(allocation => allocation.Sku == sku).ToList();
        var held = allocations.Where(allocation => allocation.State == AllocationState.Held)
            .Sum(allocation => allocation.Left) + allocations.Sum(allocation => allocation.InRefund);
        var gone = allocations.Where(allocation => allocation.State == AllocationState.Consumed)
            .Sum(allocation => allocation.Left) + allocations.Sum(allocation => allocation.WrittenOff);
        Holds(item.OnHand == atFirst - gone && item.Allocated == held
            && item.OnHand >= item.Allocated,
            $"{sku}: {item.OnHand} on hand, {item.Allocated} allocated, {held} held, {gone} gone of {atFirst}");
        foreach (var order in books.Orders)
        {
            var holds = allocations.Any(allocation => allocation.OrderId == order.Id && allocation.State == AllocationState.Held
                && allocation.Left + allocation.InRefund > 0);
            Holds(!holds || order.Status == OrderStatus.Paid, $"{order.Number} is {order.Status} and still holds {sku}");
        }
    }

    private static async Task<LifeBooks> BooksAsync(ShopDbContext db) => new(
        await db.Set<Order>().AsNoTracking().AsSplitQuery().Include(order => order.Lines).Include(order => order.Taxes)
            .ToListAsync(), await db.Set<Payment>().AsNoTracking().ToListAsync(),
        await db.Set<Refund>().AsNoTracking().ToListAsync(), await db.Set<Invoice>().AsNoTracking().ToListAsync(),
        await db.Set<CreditNote>().AsNoTracking().ToListAsync(), await db.Set<StockItem>().AsNoTracking().ToListAsync(),
        await db.Set<Allocation>().AsNoTracking().ToListAsync(), await db.Set<RefundPart>().AsNoTracking().ToListAsync(),
        await db.Set<Coupon>().Select(coupon => coupon.Redeemed).SingleAsync());

    private static bool HasNoGap(IEnumerable<long> sequence) =>
        sequence.Order().Select((number, index) => number == index + 1).All(isNext => isNext);

    private static void Holds(bool condition, string otherwise)
    {
        if (!condition) throw new LifeRuleBrokenException(otherwise);
    }
}

/// <summary>All that the shop wrote down in one life.</summary>
internal sealed record LifeBooks(
    List<Order> Orders, List<Payment> Payments, List<Refund> Refunds, List<Invoice> Invoices, List<CreditNote> Credits,
    List<StockItem> Stock, List<Allocation> Allocations, List<RefundPart> Parts, int Redeemed);

/// <summary>A rule of <see cref="SimulationRules"/> did not hold.</summary>
internal sealed class LifeRuleBrokenException(string rule) : Exception(rule);
