using System.Net;
using System.Net.Sockets;
using Shop.TestKit.Load;
using Xunit;

namespace Shop.Web.Tests.Load;

/// <summary>The benchmarks' own load: what it counts is what a server saw.</summary>
public sealed class LoadTests : AnsweringServer
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public void Each_request_of_a_closed_load_has_one_answer()
    {
        var report = Load("/text", 4).Closed(Long, 200);
        Assert.Equal((200, 200, 0), (Requests, report.Answers, report.Refused));
        Assert.Equal((200, 5, 1000L), (report.Last.Status, report.MeanBody, report.BodyBytes));
    }

    [Fact]
    public void An_open_load_sends_as_many_requests_as_are_due()
    {
        var report = Load("/text", 2).Open(TimeSpan.FromSeconds(0.5), 100);
        Assert.Equal((50, 50), (Requests, report.Answers));
    }

    [Fact]
    public void An_open_load_charges_the_wait_for_a_slow_answer_to_the_next_request()
    {
        // One connection's worth of answers takes 4 lines × 1 answer in 100 ms; 80 a second are due.
        var report = Load("/slow", 1).Open(TimeSpan.FromSeconds(0.5), 80);
        Assert.Equal(40, report.Answers);
        Assert.True(report.Within(1) > 2 * report.Within(0.05), $"{report.Within(0.05)} … {report.Within(1)}");
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
    public void A_load_ends_when_its_source_has_no_more()
    {
        var request = new RequestBytes(Address).Get("/text");
        var report = new LoadRun(Address, 3, number => number < 10 ? request : default).Closed(Long);
        Assert.Equal((10, 10), (Requests, report.Answers));
    }

    private LoadRun Load(string path, int connections)
    {
        var request = new RequestBytes(Address).Get(path);
        return new LoadRun(Address, connections, _ => request);
    }
}
