using Microsoft.Extensions.Logging;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Persistence;
using Shop.Jobs.Pictures;

namespace Shop.Jobs.Imports;

/// <summary>Fetches the pictures that imports wait for, one after the other, and judges each as an upload is judged.</summary>
public sealed class FetchPictures(AwaitedPictures awaited, FetchPicture fetch, KeepPicture keep, AddImportedPicture add,
    ILogger<FetchPictures> log)
{
    /// <summary>Does the one that waits longest.</summary>
    /// <returns>False when none is due.</returns>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        if (await awaited.ClaimAsync(cancellationToken) is not { } claimed) return false;
        CrashPoint.Reached("picture-claimed");
        try
        {
            await using var held = awaited.Hold(claimed, cancellationToken);
            await AddAsync(claimed, held.Token);
        }
        catch (Exception error) when (error is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            // Not the address: there may be a key to somebody's store in it. The import's page shows it to staff.
            log.LogError(error, "A picture of product {Product} could not be kept.", claimed.ProductId);
            await awaited.FailAsync(claimed, $"The shop could not keep it: {error.Message}", isFinal: false, cancellationToken);
        }

        return true;
    }

    private async Task AddAsync(ClaimedPicture claimed, CancellationToken cancellationToken)
    {
        if (await awaited.KeptAsync(claimed.Address, cancellationToken) is { } kept)
        {
            await keep.InTurnAsync(() => add.ExecuteAsync(claimed, kept, cancellationToken), cancellationToken);
            return;
        }

        var file = await fetch.ExecuteAsync(claimed.Address, cancellationToken);
        if (file.Content is null)
        {
            await awaited.FailAsync(claimed, file.Problem, file.IsFinal, cancellationToken);
            return;
        }

        using var content = new MemoryStream(file.Content);
        var result = await keep.AddAsync(content, master => add.ExecuteAsync(claimed, master, cancellationToken), cancellationToken);
        if (result.Refused is { } why) await awaited.FailAsync(claimed, why.Sentence(), isFinal: true, cancellationToken);
    }
}
