using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Invoicing;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>What a day's books say, side by side.</summary>
/// <param name="Unbooked">Payments of the shop that Stripe has money of, and the shop does not count as paid.</param>
public sealed record LedgerBooks(
    LedgerSums Sums, IReadOnlyList<string> Differences, IReadOnlyList<PaymentId> BehindOnRefunds, IReadOnlyList<PaymentId> Unbooked);

/// <summary>Reads a day's payments, Stripe's charges and the invoices, and sets them against each other.</summary>
public sealed class LedgerDay(ShopDbContext db, IPaymentGateway gateway, BaseCurrency baseCurrency)
{
    // A payment may be settled here a good while after Stripe took it, when nobody could be asked meanwhile.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(3);

    // Names in one question to the database, which takes a limited number.
    private const int AtOnce = 500;

    private sealed record Loose(GatewayCharge Charge, Payment? Payment);

    // What is on its way to the buyer counts as refunded, as it does at Stripe; its credit note follows when it has gone.
    private sealed record Booked(Payment Payment, GatewayCharge? Charge, long InvoicedMinor, long RefundedMinor, long OnItsWayMinor,
        long CreditedMinor);

    public async Task<LedgerBooks> ReadAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var charges = await gateway.ChargesAsync(from - Slack, until + TimeSpan.FromHours(1), cancellationToken);
        var changes = await gateway.BalanceChangesAsync(from, until, cancellationToken);
        var booked = await BookedAsync(from, until, charges, cancellationToken);
        var loose = new List<Loose>();
        foreach (var some in charges.Where(charge => charge.CreatedAt >= from && charge.CreatedAt < until).Chunk(AtOnce))
            loose.AddRange(await LooseAsync(some, cancellationToken));
        var disputes = await UnknownDisputesAsync(changes, cancellationToken);
        return new LedgerBooks(
            SumsOf(booked, loose.ConvertAll(each => each.Charge), changes),
            [
                .. booked.SelectMany(DifferencesOf), .. loose.Select(DifferenceOf),
                .. disputes.Select(change => $"{change.SourceId}: a dispute moved {change.Amount}, and the shop knows no such dispute"),
            ],
            [.. booked.Where(each => each.Charge is { } charge && charge.Refunded.MinorIn(each.Payment.Currency) != each.RefundedMinor)
                .Select(each => each.Payment.Id)],
            [.. loose.Select(each => each.Payment).OfType<Payment>().Where(payment => payment.Status != PaymentStatus.Quarantined)
                .Select(payment => payment.Id)]);
    }

    private LedgerSums SumsOf(List<Booked> booked, List<GatewayCharge> strangers, IReadOnlyList<GatewayBalanceChange> changes)
    {
        var currency = baseCurrency.Value;
        var charges = booked.Select(each => each.Charge).OfType<GatewayCharge>().Concat(strangers).ToList();
        var own = booked.FindAll(each => each.Payment.Currency == currency);
        return new LedgerSums(
            currency, own.Sum(each => each.Payment.AmountMinor), charges.Sum(charge => charge.Amount.MinorIn(currency)),
                own.Sum(each => each.InvoicedMinor),
            own.Sum(each => each.RefundedMinor), charges.Sum(charge => charge.Refunded.MinorIn(currency)),
                own.Sum(each => each.CreditedMinor),
            AccountOf(currency, charges, changes));
    }

    // Fees that Stripe takes by themselves (of an account, say) are amounts below zero of their own.
    private static AccountSums AccountOf(Currency currency, List<GatewayCharge> charges, IReadOnlyList<GatewayBalanceChange> changes) =>
        new(
        -changes.Where(change => change.IsOfDispute).Sum(change => change.Amount.MinorIn(currency)),
        changes.Sum(change => change.Fee.MinorIn(currency)) - changes.Where(change => change.Category == "fee")
            .Sum(change => change.Amount.MinorIn(currency)),
        [.. charges.Where(charge => charge.Amount.Code != currency.Code).GroupBy(charge => charge.Amount.Code)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new StripeMoney(group.Sum(charge => charge.Amount.Minor - charge.Refunded.Minor), group.Key).ToString())]);

    private async Task<List<Booked>> BookedAsync(
        DateTimeOffset from, DateTimeOffset until, IReadOnlyList<GatewayCharge> charges, CancellationToken cancellationToken)
    {
        var byIntent = charges.Where(charge => charge.PaymentIntentId is not null).ToLookup(charge => charge.PaymentIntentId!);
        var rows = await db.Set<Payment>().AsNoTracking()
            .Where(payment => payment.Method == PaymentMethod.Stripe && payment.SettledAt >= from && payment.SettledAt < until)
            .Where(payment => payment.Status == PaymentStatus.Succeeded || payment.Status == PaymentStatus.Refunded)
            .Select(payment => new
            {
                Payment = payment,
                Invoice = db.Set<Invoice>().Where(invoice => invoice.OrderId == payment.OrderId).Select(invoice => invoice.SnapshotJson)
                    .FirstOrDefault(),
                Refunded = db.Set<Refund>().Where(refund => refund.PaymentId == payment.Id && refund.Status == RefundStatus.Succeeded)
                    .Sum(refund => refund.AmountMinor),
                OnItsWay = db.Set<Refund>().Where(refund => refund.PaymentId == payment.Id && refund.Status == RefundStatus.Pending)
                    .Sum(refund => refund.AmountMinor),
                Credited = db.Set<CreditNote>().Where(note => note.OrderId == payment.OrderId).Sum(note => note.TotalMinor),
            }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Booked(
            row.Payment, byIntent[row.Payment.PaymentIntentId ?? ""]
                .FirstOrDefault(), InvoicedOf(row.Invoice, row.Payment), row.Refunded + row.OnItsWay, row.OnItsWay, row.Credited));
    }

    // A second payment of an order, or one that came too late, is not what its invoice was paid with.
    private static long InvoicedOf(string? json, Payment payment) =>
        json is not null && JsonSerializer.Deserialize<InvoiceSnapshot>(json)! is var invoice
            && invoice.PaymentReference == payment.PaymentIntentId
            ? invoice.Totals.TotalMinor
            : 0;

    // Charges that no payment of the books stands for, with the shop's payment that they belong to, if there is one. That the
    // shop has heard of a charge's payment intent does not mean that it counts the money.
    private async Task<List<Loose>> LooseAsync(IReadOnlyList<GatewayCharge> charges, CancellationToken cancellationToken)
    {
        var intents = charges.Select(charge => charge.PaymentIntentId).OfType<string>().ToList();
        var marks = charges.Select(charge => charge.PaymentId).OfType<PaymentId>().ToList();
        var payments = await db.Set<Payment>().AsNoTracking()
            .Where(payment => intents.Contains(payment.PaymentIntentId!) || marks.Contains(payment.Id)).ToListAsync(cancellationToken);
        var byIntent = payments.Where(payment => payment.PaymentIntentId is not null).ToLookup(payment => payment.PaymentIntentId!);
        return [.. charges.Where(charge => !byIntent[charge.PaymentIntentId ?? ""].Any(IsBooked))
            .Select(charge =>
                new Loose(charge, byIntent[charge.PaymentIntentId ?? ""]
                    .FirstOrDefault() ?? payments.Find(payment => payment.Id == charge.PaymentId)))];
    }

    private async Task<List<GatewayBalanceChange>> UnknownDisputesAsync(IReadOnlyList<GatewayBalanceChange> changes,
        CancellationToken cancellationToken)
    {
        var moved = changes.Where(change => change.IsOfDispute).ToList();
        var ids = moved.ConvertAll(change => change.SourceId);
        var known = await db.Set<PaymentDispute>().AsNoTracking().Where(dispute => ids.Contains(dispute.Id)).Select(dispute => dispute.Id)
            .ToListAsync(cancellationToken);
        return moved.FindAll(change => change.SourceId is null || !known.Contains(change.SourceId));
    }

    private static bool IsBooked(Payment payment) => payment.Status is PaymentStatus.Succeeded or PaymentStatus.Refunded;

    private static string DifferenceOf(Loose each) => each.Payment is { } payment
        ? $"Stripe took {each.Charge.Amount} ({each.Charge.Id}), and the shop's payment {payment.Id} of it is {payment.Status}"
        : $"Stripe took {each.Charge.Amount} ({each.Charge.Id}), and the shop knows no payment of it";

    private static IEnumerable<string> DifferencesOf(Booked each)
    {
        var payment = each.Payment;
        if (each.Charge is not { } charge)
        {
            yield return $"the shop counts {payment.Amount} of {payment.PaymentIntentId}, and Stripe shows no charge";
            yield break;
        }

        if (charge.Amount.ToMoney() != payment.Amount)
            yield return $"{charge.Id}: Stripe took {charge.Amount}, the shop counts {payment.Amount}";
        if (charge.Refunded.ToMoney()?.Minor != each.RefundedMinor)
            yield return $"{charge.Id}: Stripe gave back {charge.Refunded}, the shop {new Money(each.RefundedMinor, payment.Currency)}";
        if (each.InvoicedMinor != 0 && each.InvoicedMinor != payment.AmountMinor)
            yield return $"{charge.Id}: the invoice is over {new Money(each.InvoicedMinor, payment.Currency)}";
        if (each.InvoicedMinor != 0 && each.CreditedMinor != each.RefundedMinor - each.OnItsWayMinor)
            yield return $"{charge.Id}: the credit notes are over {new Money(each.CreditedMinor, payment.Currency)}";
    }
}
