using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shop.Benchmarks.Pages;

/// <summary>
/// <c>bare --port P</c>: Kestrel and nothing else, in a process of its own. <c>/{body}/{headers}/{bytes}</c> answers with a body of
/// that many bytes under that many headers, which take that many bytes with the status line.
/// </summary>
internal static class BareCommand
{
    // What Kestrel writes without being asked: the status line, Content-Length, Date and Server with their line ends, and the empty line.
    private const int OwnHeaders = 3;
    private const int OwnBytes = 17 + 24 + 37 + 17 + 2;
    private const int FrameOfHeader = 7;

    public static Command Create()
    {
        var port = new Option<int>("--port") { Required = true };
        var command = new Command("bare", "The endpoint that pages are measured beside.") { port };
        command.Hidden = true;
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(port), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        await using var app = builder.Build();
        var answers = new ConcurrentDictionary<string, Answer>();
        app.Run(context => answers.GetOrAdd(context.Request.Path.Value!, Make).WriteAsync(context.Response));
        await app.StartAsync(cancellationToken);
        // Open as long as the parent lives.
        await Console.In.ReadToEndAsync(cancellationToken);
        return 0;
    }

    private static Answer Make(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => int.Parse(part, CultureInfo.InvariantCulture))
            .ToArray();
        var (own, bytes) = (Math.Max(0, parts[1] - OwnHeaders), parts[2] - OwnBytes);
        var filler = new string('x', own == 0 ? 0 : Math.Max(1, (bytes / own) - FrameOfHeader));
        return new Answer(new byte[parts[0]], [.. Enumerable.Range(100, own).Select(number => ($"x{number}", filler))]);
    }

    private sealed record Answer(byte[] Body, (string Name, string Value)[] Headers)
    {
        public Task WriteAsync(HttpResponse response)
        {
            foreach (var (name, value) in Headers) response.Headers[name] = value;
            response.ContentLength = Body.Length;
            return response.Body.WriteAsync(Body, 0, Body.Length);
        }
    }
}
