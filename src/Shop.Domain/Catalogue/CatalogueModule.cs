using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>What the shop sells: products and their variants, categories, facets, brands and pictures.</summary>
public sealed class CatalogueModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["catalogue"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<CategoryCache>().AddScoped<CategoryList>().AddSingleton<CardCache>().AddScoped<ProductCards>()
            .AddScoped<ProductsByCode>()
            .AddScoped<NewestProducts>().AddScoped<CategoryPictures>().AddScoped<ProductPage>()
            .AddScoped<ChooseVariant>().AddScoped<VariantLookup>()
            .AddScoped<MoveCategory>().AddScoped<ApplyDueChanges>().AddScoped<PictureList>().AddScoped<AddPicture>()
            .AddScoped<ArrangePictures>().AddScoped<DescribePicture>().AddScoped<SettlePicture>().AddScoped<EditProduct>()
            .AddScoped<EditFacet>().AddScoped<EditBrand>().AddScoped<EditCategory>().AddScoped<EditTaxClass>();
    }
}
