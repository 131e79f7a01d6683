using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Web.Demo;
using Shop.Web.Features.Catalogue;
using Shop.Web.Features.Shared;

namespace Shop.Web.Hosting;

/// <summary>Makes ready, on another core while the database is prepared, what the first page would wait for.</summary>
internal static class WarmUp
{
    public static Task PagesAsync(IServiceProvider services) => Task.Run(() =>
    {
        _ = services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors;
        _ = services.GetRequiredService<IViewCompilerProvider>().GetCompiler();
        if (services.GetRequiredService<ShopSettings>().DemoData) _ = DemoContent.Instance;
    });

    /// <summary>Asks what the front page asks, while the host starts: these questions are compiled before anybody waits for them.</summary>
    public static Task FrontPageAsync(IServiceProvider services) => Task.Run(async () =>
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CategoryList>().ReadAsync(Language.Current, default);
            await scope.ServiceProvider.GetRequiredService<Cards>().PopularAsync(Language.Current, 1, default);
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            // The first page will say so.
        }
    });
}
