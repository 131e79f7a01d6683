using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Settings;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>What goods cost: price books, taxes, delivery and the quote.</summary>
public sealed class PricingModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["pricing"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSettings<TaxSettings>(TaxSettings.Key)
            .AddScoped(provider => ShopTaxes.Of(provider.GetRequiredService<TaxSettings>(), provider.GetRequiredService<ShopIdentity>()))
            .AddScoped<TaxesAndShipping>().AddScoped<EditTaxRates>().AddScoped<TaxCountryList>().AddScoped<BookPrices>()
            .AddScoped<GroupPrices>().AddScoped<PriceBookList>()
            .AddScoped<QuoteLines>().AddSingleton<ShippingMethodCache>().AddSingleton<DispatchCache>()
            .AddScoped<ArrivalPromises>().AddScoped<ReadDeliveryTerms>().AddScoped<EditPriceBook>()
                .AddScoped<EditShipping>().AddScoped<EditDispatch>();
    }
}
