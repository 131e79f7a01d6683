using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Returns;

/// <summary>Buyers withdraw from orders: with the link of the order's page, or with the order's number and mail address.</summary>
public sealed class ReturnsModule : ShopModule
{
    /// <summary>What the function is called wherever it is linked to (Directive 2011/83/EU, Art. 11a(1)).</summary>
    public const string LinkText = "Withdraw from contract here";

    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<WithdrawalGuesses>().AddSingleton<WithdrawalDrafts>().AddScoped<WithdrawalSteps>()
        .AddShopMenu(ShopMenu.Footer, LinkText, "/withdraw", 1, isProminent: true)
        .AddSlotContent<OrderWithdrawals>(Slots.OrderPage);
}
