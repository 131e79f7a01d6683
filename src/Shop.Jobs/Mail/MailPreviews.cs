using Microsoft.EntityFrameworkCore;
using MimeKit;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Payments;

namespace Shop.Jobs.Mail;

/// <summary>What a mail is previewed with.</summary>
/// <param name="OrderNumber">Null for the sample: the shop has no order that the mail could be about.</param>
/// <param name="Picture">A PNG that the mail brings; null for none.</param>
public sealed record PreviewedMail(MailFields Fields, string? OrderNumber, byte[]? Picture = null)
{
    /// <summary>Puts the picture into the mail.</summary>
    public void AddPicture(BodyBuilder body)
    {
        if (Picture is not null) ParagraphMail.Add(body, Picture);
    }
}

/// <summary>Fills templates in with the most recent order that such a mail could be about.</summary>
public sealed class MailPreviews(
    ShopDbContext db, FindOrder orders, CancellationMails cancellations, PaymentMails payments, DispatchMails dispatches)
{
    public async Task<PreviewedMail> ReadAsync(MailKind kind, Language language, CancellationToken cancellationToken)
    {
        var method = kind == MailKinds.Pickup ? PaymentMethod.OnPickup : PaymentMethod.BankTransfer;
        if (kind.Sample(language) is not PaymentFields) return await OfOrderAsync(kind, language, cancellationToken);
        if (await LastAsync(method, cancellationToken) is not { } payment
            || await orders.ByIdAsync(payment.OrderId, cancellationToken) is not { } order)
            return Sample(kind, language) with { Picture = EpcCode.SamplePng };
        var (fields, picture) = payments.PreviewOf(order, payment, language);
        return new PreviewedMail(fields, order.Number, picture);
    }

    private async Task<PreviewedMail> OfOrderAsync(MailKind kind, Language language, CancellationToken cancellationToken) =>
        await LastOrderAsync(cancellationToken) is { } order && FieldsOf(kind, order, language) is { } fields
            ? new PreviewedMail(fields, order.Number)
            : Sample(kind, language);

    // With the name and the look that the shop has.
    private PreviewedMail Sample(MailKind kind, Language language) =>
        new(kind.Sample(language) with { Shop = dispatches.Values.Shop, Style = dispatches.Values.Style }, null);

    private MailFields? FieldsOf(MailKind kind, Order order, Language language)
    {
        if (kind == MailKinds.Sent) return dispatches.FieldsOf(order, language);
        if (kind == MailKinds.Confirmation) return dispatches.Values.Confirmation(order, OrderMails.ThanksOf(order, language), language);
        if (kind == MailKinds.Refund) return dispatches.Values.Refund(order, order.Total, null, language);
        return kind == MailKinds.Cancellation
            ? cancellations.FieldsOf(order, CancellationCauses.ByStaff, Money.Zero(order.Currency), language)
            : null;
    }

    private async Task<Order?> LastOrderAsync(CancellationToken cancellationToken)
    {
        var last = await db.Set<Order>().AsNoTracking().OrderByDescending(order => order.PlacedAt).Select(order => order.Number)
            .FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : await orders.ByNumberAsync(last, cancellationToken);
    }

    private Task<Payment?> LastAsync(PaymentMethod method, CancellationToken cancellationToken) => db.Set<Payment>().AsNoTracking()
        .Where(payment => payment.Method == method).OrderByDescending(payment => payment.CreatedAt).FirstOrDefaultAsync(cancellationToken);
}
