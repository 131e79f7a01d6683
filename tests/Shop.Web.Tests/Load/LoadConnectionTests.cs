using System.Net;
using System.Net.Sockets;
using Shop.TestKit.Load;
using Xunit;

namespace Shop.Web.Tests.Load;

/// <summary>One connection of a load: where an answer ends, and what becomes of the connection.</summary>
public sealed class LoadConnectionTests : AnsweringServer
{
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
    public void A_form_arrives_with_its_cookie()
    {
        using var connection = Connect();
        Assert.Equal(5 + 3, connection.Exchange(new RequestBytes(Address).Post("/echo", "a=b&c", "cart=12=")).BodyBytes);
    }

    private LoadConnection Connect() => new(new IPEndPoint(IPAddress.Loopback, Address.Port));
}
