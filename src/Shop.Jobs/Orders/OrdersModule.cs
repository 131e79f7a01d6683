using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Domain.Verification;
using Shop.Jobs.Hosting;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Orders;

/// <summary>Tells buyers what became of their orders, and closes those that are done.</summary>
public sealed class OrdersModule : ShopModule
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<ConfirmationMail>().AddScoped<PaidWithoutMail>().AddScoped<IVerificationRule, MailRules>();
    }

    public override void AddJobWorkers(IServiceCollection services)
    {
        services.AddHandler<OrderPaid, SendOrderConfirmation>().AddHandler<OrderCancelled, SendCancellation>()
            .AddHandler<OrderRefunded, SendRefundConfirmation>().AddHandler<OrderAwaitsMoney, SendPaymentInstructions>()
            .AddHandler<PaymentReminderDue, SendPaymentReminder>().AddHandler<OrderSent, SendDispatchMail>();
        services.AddRecurringJob<ForgetClientsJob>("forget-clients", "20 4 * * *", TimeSpan.FromDays(1))
            .AddRecurringJob<CompleteOrdersJob>("complete-orders", "40 4 * * *", TimeSpan.FromDays(1));
    }
}
