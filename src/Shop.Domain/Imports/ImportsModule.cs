using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.PriceLists;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports;

/// <summary>Products and prices from files, and back into files.</summary>
public sealed class ImportsModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["imports"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<ImportPriceList>().AddScoped<PriceListExport>().AddScoped<StartImport>().AddScoped<ImportList>()
            .AddScoped<ProductExport>().AddScoped<ImportLease>().AddScoped<CheckImport>().AddScoped<ApplyImport>()
            .AddScoped<UndoImport>().AddScoped<RunImports>().AddScoped<AwaitedPictures>().AddScoped<AddImportedPicture>()
            .AddScoped<ImportPictureList>();
        services.AddSingleton(
            LeaseTable.Of<Import>(row => row.State == ImportState.Checking || row.State == ImportState.Applying
            || row.State == ImportState.Undoing, isForCommandsToo: true));
        services.AddSingleton(LeaseTable.Of<ImportPicture>(row => row.State == ImportPictureState.Waiting));
    }
}
