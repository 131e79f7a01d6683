using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Shop.Web.Tests.Load;

/// <summary>A server that answers in every way that a load must understand, and counts what it was asked.</summary>
public abstract class AnsweringServer : IAsyncLifetime
{
    private WebApplication _server = null!;
    private int _requests;

    protected Uri Address => new(_server.Urls.First());

    protected int Requests => _requests;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var answer = context.Response;
        switch (context.Request.Path.Value)
        {
            case "/text": answer.ContentLength = 5; await answer.WriteAsync("hello"); break;
            case "/slow": await Task.Delay(100); break;
            case "/large": answer.ContentLength = 300_000; await answer.Body.WriteAsync(new byte[300_000]); break;
            case "/chunked": for (var part =
                0; part < 4; part++) { await answer.Body.WriteAsync(new byte[50_000]); await answer.Body.FlushAsync(); } break;
            case "/none": answer.StatusCode = 204; break;
            case "/missing": answer.StatusCode = 404; break;
            case "/broken": answer.StatusCode = 500; break;
            case "/elsewhere": answer.StatusCode = 303; break;
            case "/closing": answer.Headers.Connection = "close"; break;
            case "/cut": context.Abort(); break;
            case "/echo": await answer.WriteAsync(await new StreamReader(context.Request.Body, Encoding.ASCII)
                .ReadToEndAsync() + context.Request.Cookies["cart"]); break;
        }
    }
}
