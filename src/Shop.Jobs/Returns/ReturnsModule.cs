using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Returns;
using Shop.Domain.Shared;
using Shop.Domain.Verification;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Returns;

/// <summary>Tells buyers what became of their withdrawals, and settles those that were refunded.</summary>
public sealed class ReturnsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) =>
        services.AddScoped<WithdrawalMails>().AddScoped<IVerificationRule, ReceiptRules>();

    public override void AddJobWorkers(IServiceCollection services) =>
        services.AddHandler<WithdrawalReceived, SendWithdrawalReceipt>().AddHandler<WithdrawalRefused, SendWithdrawalRefusal>()
            .AddHandler<OrderRefunded, SettleRefundedWithdrawals>();
}
