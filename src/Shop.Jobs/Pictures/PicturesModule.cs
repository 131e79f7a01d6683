using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Domain.Verification;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Pictures;

/// <summary>Pictures' files and their sizes.</summary>
public sealed class PicturesModule : ShopModule
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<PictureFiles>().AddSingleton<PictureRenditions>().AddScoped<KeepPicture>().AddScoped<KeepPhotograph>()
            .AddScoped<IVerificationRule, PictureFileRules>();
    }

    public override void AddJobWorkers(IServiceCollection services)
    {
        services.AddHandler<PictureUploaded, MakeRenditions>().AddHandler<PicturesForgotten, DeletePictureFiles>();
    }
}
