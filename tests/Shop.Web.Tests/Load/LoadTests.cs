using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shop.TestKit.Load;
using Xunit;

namespace Shop.Web.Tests.Load;

/// <summary>The benchmarks' own load: what it counts is what a server saw.</summary>
public sealed class LoadTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private WebApplication _server = null!;
    private int _requests;

    private Uri Address => new(_server.Urls.First());

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

    [Fact]
    public void Each_request_of_a_closed_load_has_one_answer()
    {
        var report = Load("/text", 4).Closed(Long, 200);
        Assert.Equal((200, 200, 0), (_requests, report.Answers, report.Refused));
        Assert.Equal((200, 5, 1000L), (report.Last.Status, report.MeanBody, report.BodyBytes));
    }

    [Fact]
    public void An_open_load_sends_as_many_requests_as_are_due()
    {
        var report = Load("/text", 2).Open(TimeSpan.FromSeconds(0.5), 100);
        Assert.Equal((50, 50), (_requests, report.Answers));
    }

    [Fact]
    public void An_open_load_charges_the_wait_for_a_slow_answer_to_the_next_request()
    {
        // One connection's worth of answers takes 4 lines × 1 answer in 100 ms; 80 a second are due.
        var report = Load("/slow", 1).Open(TimeSpan.FromSeconds(0.5), 80);
        Assert.Equal(40, report.Answers);
        Assert.True(report.Within(1) > 2 * report.Within(0.05), $"{report.Within(0.05)} … {report.Within(1)}");
    }

    [Theory]
    [InlineData("/chunked", 200_000)]
    [InlineData("/large", 300_000)]
    [InlineData("/none", 0)]
    public void A_body_is_read_to_its_end_and_the_connection_used_again(string path, int bytes)
    {
        using var connection = Connect();
        var request = new RequestBytes(Address).Get(path);
        for (var time = 0; time < 3; time++) Assert.Equal(bytes, connection.Exchange(request).BodyBytes);
        Assert.Equal(1, connection.Connects);
    }

    [Fact]
    public void Refusals_and_failures_are_counted_by_status_and_redirections_are_not()
    {
        var requests = new[] { "/missing", "/broken", "/elsewhere", "/text" }.Select(path => new RequestBytes(Address).Get(path)).ToArray();
        var report = new LoadRun(Address, 2, number => requests[number % 4]).Closed(Long, 40);
        Assert.Equal(40, report.Answers);
        Assert.Equal([(404, 10), (500, 10)], report.Refusals.Select(refusal => (refusal.Key, refusal.Value)).Order());
    }

    [Fact]
    public void A_connection_that_the_server_closes_is_opened_again_without_a_refusal()
    {
        using var connection = Connect();
        var request = new RequestBytes(Address).Get("/closing");
        for (var time = 1; time <= 3; time++) Assert.Equal((200, time), (connection.Exchange(request).Status, connection.Connects));
    }

    [Fact]
    public async Task A_connection_that_was_closed_unsaid_is_opened_again_and_the_request_sent_again()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = Task.Run(async () =>
        {
            for (var time = 0; time < 3; time++)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().ReadAtLeastAsync(new byte[4096], 1);
                await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray());
            }
        });
        var address = (IPEndPoint)listener.LocalEndpoint;
        using var connection = new LoadConnection(address);
        var request = new RequestBytes(new Uri($"http://127.0.0.1:{address.Port}")).Get("/");
        for (var time = 1; time <= 3; time++) Assert.Equal((2L, time), (connection.Exchange(request).BodyBytes, connection.Connects));
        await answering;
    }

    [Fact]
    public void A_request_without_an_answer_is_a_refusal()
    {
        var report = Load("/cut", 1).Closed(Long, 3);
        Assert.Equal([(0, 3)], report.Refusals.Select(refusal => (refusal.Key, refusal.Value)));
    }

    [Fact]
    public async Task What_is_no_http_is_a_refusal()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        var talking = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("SMTP ready\r\n\r\n"u8.ToArray());
            await client.GetStream().ReadAtLeastAsync(new byte[4096], 1);
        });
        var report = new LoadRun(address, 1, _ => new RequestBytes(address).Get("/")).Closed(Long, 1);
        await talking;
        Assert.Equal(1, report.Refusals[0]);
    }

    [Fact]
    public void A_form_arrives_with_its_cookie()
    {
        using var connection = Connect();
        Assert.Equal(5 + 3, connection.Exchange(new RequestBytes(Address).Post("/echo", "a=b&c", "cart=12=")).BodyBytes);
    }

    [Fact]
    public void A_load_ends_when_its_source_has_no_more()
    {
        var request = new RequestBytes(Address).Get("/text");
        var report = new LoadRun(Address, 3, number => number < 10 ? request : default).Closed(Long);
        Assert.Equal((10, 10), (_requests, report.Answers));
    }

    private LoadRun Load(string path, int connections)
    {
        var request = new RequestBytes(Address).Get(path);
        return new LoadRun(Address, connections, _ => request);
    }

    private LoadConnection Connect() => new(new IPEndPoint(IPAddress.Loopback, Address.Port));

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var answer = context.Response;
        switch (context.Request.Path.Value)
        {
            case "/text": answer.ContentLength = 5; await answer.WriteAsync("hello"); break;
            case "/slow": await Task.Delay(100); break;
            case "/large": answer.ContentLength = 300_000; await answer.Body.WriteAsync(new byte[300_000]); break;
            case "/chunked": for (var part = 0; part < 4; part++) { await answer.Body.WriteAsync(new byte[50_000]); await answer.Body.FlushAsync(); } break;
            case "/none": answer.StatusCode = 204; break;
            case "/missing": answer.StatusCode = 404; break;
            case "/broken": answer.StatusCode = 500; break;
            case "/elsewhere": answer.StatusCode = 303; break;
            case "/closing": answer.Headers.Connection = "close"; break;
            case "/cut": context.Abort(); break;
            case "/echo": await answer.WriteAsync(await new StreamReader(context.Request.Body, Encoding.ASCII).ReadToEndAsync() + context.Request.Cookies["cart"]); break;
        }
    }
}
