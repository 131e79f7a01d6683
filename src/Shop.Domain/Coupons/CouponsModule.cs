using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;

namespace Shop.Domain.Coupons;

/// <summary>Coupons and how often they were used.</summary>
public sealed class CouponsModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["coupons"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<FindCoupon>().AddScoped<RedeemCoupon>().AddScoped<CouponList>().AddScoped<EditCoupon>();
    }
}
