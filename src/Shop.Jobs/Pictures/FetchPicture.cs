using System.Net;

namespace Shop.Jobs.Pictures;

/// <summary>What came of fetching: the file, or why there is none, and whether another try would fail alike.</summary>
public sealed record FetchedFile(byte[]? Content, string Problem = "", bool IsFinal = false);

/// <summary>Reads one address of the internet, at most one byte more than a picture may have.</summary>
public sealed class FetchPicture(FetchRules rules) : IDisposable
{
    private const int MaxRedirects = 3;

    private readonly HttpClient _client = new GuardedConnections(rules).NewClient();

    public async Task<FetchedFile> ExecuteAsync(string address, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(rules.Patience);
        try
        {
            return await FollowAsync(new Uri(address), patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchedFile(null, $"It did not come within {rules.Patience.TotalSeconds:0} seconds.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or UriFormatException)
        {
            return RefusalIn(error) is { } refusal
                ? new FetchedFile(null, refusal.Message, IsFinal: true)
                : new FetchedFile(null, $"It could not be reached: {Innermost(error).Message}");
        }
    }

    public void Dispose() => _client.Dispose();

    // Redirects are followed here: the framework's own would go to an address of any kind.
    private async Task<FetchedFile> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.IsSuccessStatusCode) return new FetchedFile(await ReadAsync(response, cancellationToken));
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)) return ProblemOf(response.StatusCode);
            if (redirects == MaxRedirects)
                return new FetchedFile(null, $"The address leads on to others more than {MaxRedirects} times.", IsFinal: true);
            if (response.Headers.Location is not { } to || !IsOfTheWeb(address = new Uri(address, to)))
                return new FetchedFile(null, "The address leads on to one that is not http or https.", IsFinal: true);
        }
    }

    private static bool IsOfTheWeb(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0
            && address.UserInfo.Length == 0;

    // The claimed length is not believed: reading ends where pictures are too large.
    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await KeepPicture.ReadAsync(body, cancellationToken);
    }

    private static FetchedFile ProblemOf(HttpStatusCode status) => (int)status switch
    {
        404 or 410 => new FetchedFile(null, $"There is nothing at this address ({(int)status}).", IsFinal: true),
        408 or 425 or 429 or >= 500 => new FetchedFile(null, $"The server answered {(int)status}."),
        _ => new FetchedFile(null, $"The server answered {(int)status}.", IsFinal: true),
    };

    private static AddressRefusedException? RefusalIn(Exception? error) =>
        error is null or AddressRefusedException ? error as AddressRefusedException : RefusalIn(error.InnerException);

    private static Exception Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error;
}
