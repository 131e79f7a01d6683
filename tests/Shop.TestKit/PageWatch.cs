using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Shop.TestKit;

/// <summary>
/// Notes what a browser complains about on a page: console errors (CSP violations among them), script errors, failed loads.
/// </summary>
public sealed class PageWatch
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public PageWatch(IPage page)
    {
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"{page.Url} console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"{page.Url} script: {error}");
        page.Response += (_, answer) => Note(answer.Status >= 400, $"{page.Url} load: {answer.Status} {answer.Url}");
        page.RequestFailed += (_, request) => Note(!WasLeftBehind(request), $"{page.Url} load: {request.Failure} {request.Url}");
    }

    public IReadOnlyCollection<string> Complaints => _complaints;

    // Loads still under way when the page is left are ended by the browser itself.
    private static bool WasLeftBehind(IRequest request) => request.Failure?.Contains("ERR_ABORTED", StringComparison.Ordinal) == true;

    private void Note(bool bad, string complaint)
    {
        if (bad) _complaints.Enqueue(complaint);
    }
}
