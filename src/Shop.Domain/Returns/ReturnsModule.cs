using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Returns;

/// <summary>Buyers withdraw from orders or parts of them, and staff see to it.</summary>
public sealed class ReturnsModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["returns"];

    public override void AddServices(IServiceCollection services) => services
        .AddScoped<WithdrawalRights>().AddScoped<Withdrawals>().AddScoped<WithdrawFromOrder>().AddScoped<SettleWithdrawals>()
        .AddScoped<IVerificationRule, WithdrawalRules>();
}
