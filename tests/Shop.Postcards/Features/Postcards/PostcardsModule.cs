using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Domain.Verification;
using Shop.Jobs.Hosting;
using Shop.Jobs.Outbox;
using Shop.Web.Hosting.Modules;

namespace Shop.Postcards.Features.Postcards;

/// <summary>Postcards that shoppers leave on products: the example of docs/architecture.md, "How to add a module".</summary>
public sealed class PostcardsModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["postcards"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<Postcards>().AddScoped<IVerificationRule, PostcardRules>().AddScoped<ISitemapSource, PostcardPages>();
        services.AddShopMenu(ShopMenu.Footer, "Postcards", "/postcards", 90).AddSlotContent<OnProductPage>(Slots.ProductPage);
        services.AddAdminPermission(this, "postcards").AddAdminMenu(AdminMenuGroup.Settings, "Postcards", "/admin/postcards", "postcards", 900);
    }

    public override void AddJobWorkers(IServiceCollection services) => services
        .AddHandler<PostcardWritten, DeliverPostcard>()
        .AddRecurringJob<ForgetOldPostcardsJob>("forget-postcards", "* * * * * *", TimeSpan.FromMinutes(1));
}
