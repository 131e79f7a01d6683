using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Pictures;

namespace Shop.Jobs.Imports;

/// <summary>Runs the imports that are due.</summary>
public sealed class ImportRunner(IServiceScopeFactory scopes) : SingleFlightWorker(scopes)
{
    protected override Task<bool> AnyDueAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<ImportLease>().AnyDueAsync(cancellationToken);

    protected override Task<bool> RunNextAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<RunImports>().RunNextAsync(null, cancellationToken);
}

/// <summary>Fetches the pictures that are due.</summary>
public sealed class PictureRunner(IServiceScopeFactory scopes) : SingleFlightWorker(scopes)
{
    protected override Task<bool> AnyDueAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<AwaitedPictures>().AnyDueAsync(cancellationToken);

    protected override Task<bool> RunNextAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<FetchPictures>().RunNextAsync(cancellationToken);
}
