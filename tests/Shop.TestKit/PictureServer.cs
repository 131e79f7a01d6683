using System.Net;

namespace Shop.TestKit;

/// <summary>A real server on the loopback address with a few files on it.</summary>
public sealed class PictureServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, Action<HttpListenerResponse>> _answers = [];
    private readonly List<string> _asked = [];

    public PictureServer()
    {
        Port = FreePort.Find();
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _ = Task.Run(AnswerAsync);
    }

    public int Port { get; }

    /// <summary>The paths that were asked for.</summary>
    public IReadOnlyList<string> Asked => _asked;

    public string Address(string path) => $"http://127.0.0.1:{Port}{path}";

    public string Serve(string path, byte[] content, string type = "image/png") => Answer(path, response =>
    {
        response.ContentType = type;
        response.OutputStream.Write(content);
    });

    public string Redirect(string path, string to) => Answer(path, response => response.Redirect(to));

    public string Fail(string path, int status) => Answer(path, response => response.StatusCode = status);

    public string Answer(string path, Action<HttpListenerResponse> answer)
    {
        _answers[path] = answer;
        return Address(path);
    }

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            var call = await _listener.GetContextAsync();
            _asked.Add(call.Request.Url!.AbsolutePath);
            try
            {
                if (_answers.TryGetValue(call.Request.Url.AbsolutePath, out var answer)) answer(call.Response);
                else call.Response.StatusCode = 404;
                call.Response.Close();
            }
            catch (Exception hungUp) when (hungUp is HttpListenerException or InvalidOperationException or IOException)
            {
                // The shop read as much as it wanted.
            }
        }
    }
}
