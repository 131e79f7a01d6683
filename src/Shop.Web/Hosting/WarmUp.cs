using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Shop.Web.Demo;

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
}
