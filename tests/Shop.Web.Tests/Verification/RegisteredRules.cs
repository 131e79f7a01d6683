using Microsoft.Extensions.DependencyInjection;
using Shop.Domain;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;
using Shop.Jobs;
using Shop.Jobs.Pictures;

namespace Shop.Web.Tests.Verification;

/// <summary>The rules that the modules register, over a test's database.</summary>
internal static class RegisteredRules
{
    /// <summary>Gives a <see cref="Verifier"/>; the caller disposes it.</summary>
    public static ServiceProvider Over(ShopDbContext db, TimeProvider clock)
    {
        var services = new ServiceCollection();
        foreach (var module in DomainModules.All.Concat(JobModules.All)) module.AddServices(services);
        return services.AddSingleton(db).AddSingleton(clock).AddSingleton(new PictureFolder(Path.GetTempPath())).BuildServiceProvider();
    }
}
