using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shop.Web.Tests.Sandbox;

/// <summary>A webhook as it came in.</summary>
public sealed record ReceivedWebhook(string Body, string Signature)
{
    public string Type => System.Text.Json.JsonDocument.Parse(Body).RootElement.GetProperty("type").GetString()!;

    public string Id => System.Text.Json.JsonDocument.Parse(Body).RootElement.GetProperty("id").GetString()!;
}

/// <summary>Stands where the shop's webhook address is, and answers as it is told to.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private readonly WebApplication _app;
    private readonly Channel<ReceivedWebhook> _received = Channel.CreateUnbounded<ReceivedWebhook>();
    private readonly ConcurrentQueue<int> _answers = new();
    private readonly List<ReceivedWebhook> _passedOver = [];

    private WebhookReceiver(WebApplication app) => _app = app;

    public string Url => $"{_app.Urls.Single()}/webhooks/stripe";

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.MapPost("/webhooks/stripe", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>The next webhooks get these answers, then 200.</summary>
    public void AnswerWith(params int[] statuses)
    {
        foreach (var status in statuses) _answers.Enqueue(status);
    }

    public async Task<ReceivedWebhook> NextAsync()
    {
        using var limit = new CancellationTokenSource(Deadline);
        return await _received.Reader.ReadAsync(limit.Token);
    }

    /// <summary>Waits for a webhook of that type; others, which may come before it in any order, wait for their turn.</summary>
    public async Task<ReceivedWebhook> NextAsync(string type)
    {
        while (_passedOver.FirstOrDefault(webhook => webhook.Type == type) is null) _passedOver.Add(await NextAsync());
        var found = _passedOver.First(webhook => webhook.Type == type);
        _passedOver.Remove(found);
        return found;
    }

    /// <summary>What has come in and was not looked at.</summary>
    public IReadOnlyList<ReceivedWebhook> Rest()
    {
        var rest = new List<ReceivedWebhook>();
        while (_received.Reader.TryRead(out var webhook)) rest.Add(webhook);
        return rest;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        await _received.Writer.WriteAsync(new ReceivedWebhook(body, request.Headers["Stripe-Signature"].ToString()));
        return Results.StatusCode(_answers.TryDequeue(out var status) ? status : StatusCodes.Status200OK);
    }
}
