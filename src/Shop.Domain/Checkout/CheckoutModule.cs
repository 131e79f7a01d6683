using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Checkout.Verification;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Checkout;

/// <summary>Places orders and follows their money; the one module that may know the others.</summary>
public sealed class CheckoutModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["checkout"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<PaymentEnvironment>().AddScoped<SessionRequests>().AddScoped<NoteProblem>().AddScoped<PaymentSessions>()
            .AddScoped<QuoteCart>().AddScoped<CheckoutGuard>().AddScoped<CountDecline>().AddScoped<ForgetClients>()
            .AddScoped<PlaceOrder>().AddScoped<PlaceOrderSteps>().AddScoped<PaymentChoices>().AddScoped<BeginPayment>()
            .AddScoped<EarlierOrders>().AddScoped<StartPayment>()
            .AddScoped<NewAttempt>().AddScoped<EndPayment>().AddScoped<PaymentWithoutSession>().AddScoped<SettlePayment>()
            .AddScoped<ApplySession>().AddScoped<MarkOrderPaid>().AddScoped<LeaveCart>().AddScoped<ReinstateOrder>()
            .AddScoped<ReleaseOrder>().AddScoped<CancelOrder>().AddScoped<ShipOrder>().AddScoped<CompleteOrder>()
            .AddScoped<CompleteSentOrders>().AddScoped<HandOver>().AddScoped<RefundOrder>()
            .AddScoped<RefundParts>().AddScoped<SettleRefund>().AddScoped<SendRefundAgain>().AddScoped<ApplyRefund>()
            .AddScoped<SyncRefundsAndDisputes>().AddScoped<FollowOpenCases>().AddScoped<LedgerDay>().AddScoped<CatchUpWithStripe>()
            .AddScoped<CompareLedger>().AddScoped<ProcessStripeEvent>().AddScoped<RefundUnmatched>().AddScoped<ReconcilePayments>()
            .AddScoped<ApplyMoney>().AddScoped<BookMoney>().AddScoped<ReturnMoney>().AddScoped<PickUpOrder>().AddScoped<FollowPromises>()
            .AddScoped<EraseCustomer>();
        services.AddSettings<OrderSettings>(OrderSettings.Key)
            .AddScoped(provider => provider.GetRequiredService<OrderSettings>().Completion())
            .AddScoped(provider => provider.GetRequiredService<OrderSettings>().Limits());
        services.AddScoped<ISettingsGuard, CurrencyGuard>();
        services.AddScoped<IVerificationRule, CouponRules>().AddScoped<IVerificationRule, BalanceRules>()
            .AddScoped<IVerificationRule, PaymentRules>()
            .AddScoped<IVerificationRule, PayableRules>().AddScoped<IVerificationRule, TotalRules>()
            .AddScoped<IVerificationRule, InvoiceRules>().AddScoped<IVerificationRule, AllocationRules>()
            .AddScoped<IVerificationRule, CustomerRules>();
    }
}
