using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Features.Home;

namespace Shop.Web.Composition;

/// <summary>Makes ready, on another core while the shop starts, what the first page would wait for.</summary>
internal static class WarmUp
{
    public static Task PagesAsync(WebApplication app) => Task.Run(() =>
    {
        _ = ((IEndpointRouteBuilder)app).DataSources.Sum(source => source.Endpoints.Count);
        _ = app.Services.GetRequiredService<IViewCompilerProvider>().GetCompiler();
        _ = app.Services.GetRequiredService<IProductDrawings>().Has("");
    });

    /// <summary>Asks what the front page asks: these questions are compiled before anybody waits for them.</summary>
    public static Task FrontPageAsync(IServiceProvider services) => Task.Run(async () =>
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<HomePage>().ReadAsync(Language.FallbackCode, default);
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            // The first page will say so.
        }
    });
}
