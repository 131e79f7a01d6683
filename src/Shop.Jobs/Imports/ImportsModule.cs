using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Jobs.Pictures;

namespace Shop.Jobs.Imports;

/// <summary>Runs imports and fetches the pictures that they name.</summary>
public sealed class ImportsModule : ShopModule
{
    public override void AddJobWorkers(IServiceCollection services)
    {
        services.AddSingleton<ImportRunner>().AddSingleton<FetchPicture>().AddScoped<FetchPictures>().AddSingleton<PictureRunner>()
            .AddHostedService<ImportTrigger<ImportRunner>>().AddHostedService<ImportTrigger<PictureRunner>>();
    }
}
