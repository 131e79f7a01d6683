using Shop.Jobs.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Domain.Checkout;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Payments;

/// <summary>Acts on a stored Stripe event.</summary>
public sealed class ActOnStripeEvent(ProcessStripeEvent process) : IHandle<StripeEventStored>
{
    public Task HandleAsync(StripeEventStored happened, CancellationToken cancellationToken) =>
        process.ExecuteAsync(happened.EventId, cancellationToken);
}

/// <summary>Sends money back that no order can take, and tells the staff by the log that it did.</summary>
public sealed class RefundUnmatchedPayment(RefundUnmatched refund, ILogger<RefundUnmatchedPayment> log) : IHandle<PaymentUnmatched>
{
    public async Task HandleAsync(PaymentUnmatched happened, CancellationToken cancellationToken)
    {
        await refund.ExecuteAsync(happened.PaymentId, cancellationToken);
        log.LogError("Payment {PaymentId} could not be used for its order and was refunded whole.", happened.PaymentId);
    }
}

/// <summary>Asks Stripe for a refund that staff wrote down.</summary>
public sealed class SendRefund(SettleRefund settle) : IHandle<RefundRequested>
{
    public Task HandleAsync(RefundRequested happened, CancellationToken cancellationToken) =>
        settle.ExecuteAsync(happened.RefundId, cancellationToken);
}

/// <summary>Compares the books of finished days with Stripe's and the invoices, as a recurring job.</summary>
public sealed class CompareLedgerJob(CompareLedger compare, TimeProvider clock) : IRecurringJob
{
    public Task RunAsync(CancellationToken cancellationToken) => compare.CatchUpAsync(clock.GetUtcNow(), cancellationToken);
}

/// <summary>Asks Stripe about every open payment, as a recurring job.</summary>
public sealed class ReconcileJob(ReconcilePayments reconcile) : IRecurringJob
{
    public Task RunAsync(CancellationToken cancellationToken) => reconcile.ExecuteAsync(cancellationToken);
}
