using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Jobs.Hosting;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Payments;

/// <summary>Acts on what Stripe tells, and asks Stripe again and again.</summary>
public sealed class PaymentsModule : ShopModule
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public override void AddJobWorkers(IServiceCollection services)
    {
        services.AddHandler<StripeEventStored, ActOnStripeEvent>().AddHandler<PaymentUnmatched, RefundUnmatchedPayment>()
            .AddHandler<RefundRequested, SendRefund>();
        services.AddScoped<ReconcileJob>().AddSingleton(provider => Reconciling(provider.GetRequiredService<RecurringPace>().Reconcile));
        // Most runs find nothing to do: a day is compared once, at the first hour in which that is possible.
        services.AddRecurringJob<FollowPromisesJob>("follow-promised-payments", "*/5 * * * *", TimeSpan.FromMinutes(5));
        services.AddRecurringJob<CompareLedgerJob>("compare-ledgers", "10 * * * *", TimeSpan.FromHours(1));
    }

    private static RecurringJob Reconciling(TimeSpan pace) =>
        RecurringJob.Of<ReconcileJob>("reconcile-payments", Cron(pace), pace > Minute ? pace : Minute);

    // Hangfire reads six fields, seconds first, besides the usual five.
    private static string Cron(TimeSpan pace) => pace < Minute
        ? $"*/{Math.Max(1, (int)pace.TotalSeconds)} * * * * *"
        : $"*/{Math.Min(30, (int)pace.TotalMinutes)} * * * *";
}
