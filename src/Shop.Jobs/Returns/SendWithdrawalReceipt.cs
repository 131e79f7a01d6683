using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Returns;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Returns;

/// <summary>
/// Sends the receipt of a withdrawal, which the law wants without delay. At least once: the mark is set after the mail server took the
/// mail, so a crash in between sends a second one with the same Message-ID.
/// </summary>
public sealed class SendWithdrawalReceipt(
    ShopDbContext db, Withdrawals withdrawals, FindOrder orders, SendMail send, WithdrawalMails mails) : IHandle<WithdrawalReceived>
{
    public async Task HandleAsync(WithdrawalReceived happened, CancellationToken cancellationToken)
    {
        var withdrawal = await withdrawals.FindAsync(happened.WithdrawalId, cancellationToken)
            ?? throw new DomainException($"Withdrawal {happened.WithdrawalId} does not exist.");
        if (withdrawal.ReceiptSentAt is not null) return;
        var order = await orders.ByIdAsync(withdrawal.OrderId, cancellationToken)
            ?? throw new DomainException($"Withdrawal {withdrawal.Id} has no order.");
        using var message = await mails.ReceiptAsync(withdrawal, order, cancellationToken);
        await send.ExecuteAsync(message, cancellationToken);
        var now = mails.Now;
        await db.WriteWithoutFlushAsync(
            () => db.Set<Withdrawal>().Where(each => each.Id == withdrawal.Id && each.ReceiptSentAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.ReceiptSentAt, now), cancellationToken),
            cancellationToken: cancellationToken);
    }
}

/// <summary>Tells the buyer that their withdrawal was not accepted, and why. At least once, like the receipt.</summary>
public sealed class SendWithdrawalRefusal(
    ShopDbContext db, Withdrawals withdrawals, FindOrder orders, SendMail send, WithdrawalMails mails) : IHandle<WithdrawalRefused>
{
    public async Task HandleAsync(WithdrawalRefused happened, CancellationToken cancellationToken)
    {
        var withdrawal = await withdrawals.FindAsync(happened.WithdrawalId, cancellationToken)
            ?? throw new DomainException($"Withdrawal {happened.WithdrawalId} does not exist.");
        if (withdrawal.RefusalSentAt is not null) return;
        var order = await orders.ByIdAsync(withdrawal.OrderId, cancellationToken)
            ?? throw new DomainException($"Withdrawal {withdrawal.Id} has no order.");
        using var message = await mails.RefusalAsync(withdrawal, order, cancellationToken);
        await send.ExecuteAsync(message, cancellationToken);
        var now = mails.Now;
        await db.WriteWithoutFlushAsync(
            () => db.Set<Withdrawal>().Where(each => each.Id == withdrawal.Id && each.RefusalSentAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.RefusalSentAt, now), cancellationToken),
            cancellationToken: cancellationToken);
    }
}

/// <summary>Settles the withdrawals whose pieces a refund has given the money back of.</summary>
public sealed class SettleRefundedWithdrawals(SettleWithdrawals settle) : IHandle<OrderRefunded>
{
    public Task HandleAsync(OrderRefunded happened, CancellationToken cancellationToken) =>
        settle.ExecuteAsync(happened.RefundId, cancellationToken);
}
