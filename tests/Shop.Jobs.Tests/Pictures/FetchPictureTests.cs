using System.Net;
using Shop.Jobs.Pictures;
using Shop.TestKit;

namespace Shop.Jobs.Tests.Pictures;

/// <summary>What the shop fetches from elsewhere, and what it never asks for.</summary>
public sealed class FetchPictureTests : IDisposable
{
    private static readonly byte[] Content = [1, 2, 3];

    private readonly PictureServer _server = new();

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.9.9.9", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("240.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("64:ff9b:1::1", false)]
    public void Only_addresses_of_the_internet_are_public(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    public async Task The_shops_own_network_is_never_asked(string host)
    {
        _server.Serve("/a.png", Content);
        using var fetch = new FetchPicture(FetchRules.PublicOnly);
        var file = await fetch.ExecuteAsync($"http://{host}:{_server.Port}/a.png", default);
        Assert.Null(file.Content);
        Assert.True(file.IsFinal);
        Assert.Contains("public addresses", file.Problem, StringComparison.Ordinal);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task A_public_address_is_asked_on_the_webs_own_ports_only()
    {
        Assert.True(FetchRules.PublicOnly.MayReach(new IPEndPoint(IPAddress.Parse("8.8.8.8"), 443)));
        Assert.False(FetchRules.PublicOnly.MayReach(new IPEndPoint(IPAddress.Parse("8.8.8.8"), 6379)));
        using var fetch = new FetchPicture(FetchRules.PublicOnly);
        Assert.Contains("port 6379", (await fetch.ExecuteAsync("http://127.0.0.1:6379/", default)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_followed_to_where_the_shop_may_go_and_never_into_its_network()
    {
        using var hidden = new PictureServer();
        using var fetch = new FetchPicture(new FetchRules(target => target.Port == _server.Port));
        _server.Serve("/a.png", Content);
        Assert.Equal(Content, (await fetch.ExecuteAsync(_server.Redirect("/moved", _server.Address("/a.png")), default)).Content);
        var file = await fetch.ExecuteAsync(_server.Redirect("/trap", hidden.Serve("/secret", Content)), default);
        Assert.Equal((true, true), (file.Content is null, file.IsFinal));
        Assert.Contains("public addresses", file.Problem, StringComparison.Ordinal);
        Assert.Empty(hidden.Asked);
    }

    [Fact]
    public async Task Three_redirects_are_followed_and_no_more_and_none_away_from_the_web()
    {
        using var fetch = new FetchPicture(FetchRules.Anywhere);
        _server.Serve("/4", Content);
        for (var hop = 3; hop >= 0; hop--) _server.Redirect($"/{hop}", _server.Address($"/{hop + 1}"));
        Assert.Equal(Content, (await fetch.ExecuteAsync(_server.Address("/1"), default)).Content);
        Assert.Equal((true, true), await RefusedAsync(fetch, _server.Address("/0")));
        Assert.Equal((true, true), await RefusedAsync(fetch, _server.Redirect("/file", "file:///etc/passwd")));
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(403, true)]
    [InlineData(429, false)]
    [InlineData(408, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task What_may_pass_is_tried_again_and_the_rest_is_not(int status, bool isFinal)
    {
        using var fetch = new FetchPicture(FetchRules.Anywhere);
        var file = await fetch.ExecuteAsync(_server.Fail("/a", status), default);
        Assert.Equal((true, isFinal), (file.Content is null, file.IsFinal));
        Assert.Contains($"{status}", file.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_never_ends_is_given_up_for_now()
    {
        using var fetch = new FetchPicture(FetchRules.Anywhere with { Patience = TimeSpan.FromMilliseconds(300) });
        Assert.Equal((true, false), await RefusedAsync(fetch, $"http://127.0.0.1:{FreePort.Find()}/a"));
        Assert.Equal((true, false), await RefusedAsync(fetch, "http://no-such-host.invalid/a"));
        Assert.Equal((true, false), await RefusedAsync(fetch, _server.Answer("/slow", response => Trickle(response.OutputStream))));
    }

    [Fact]
    public async Task No_more_is_read_than_shows_that_a_file_is_too_large()
    {
        using var fetch = new FetchPicture(FetchRules.Anywhere);
        var file = await fetch.ExecuteAsync(_server.Answer("/endless", response =>
        {
            response.SendChunked = true;
            for (var megabyte = 0; megabyte < 200; megabyte++) response.OutputStream.Write(new byte[1024 * 1024]);
        }), default);
        Assert.InRange(file.Content!.Length, PictureLimits.MaxBytes + 1, PictureLimits.MaxBytes + (128 * 1024));
    }

    public void Dispose() => _server.Dispose();

    private static async Task<(bool IsRefused, bool IsFinal)> RefusedAsync(FetchPicture fetch, string address)
    {
        var file = await fetch.ExecuteAsync(address, default);
        return (file.Content is null, file.IsFinal);
    }

    private static void Trickle(Stream body)
    {
        for (var piece = 0; piece < 20; piece++)
        {
            body.Write(new byte[10]);
            body.Flush();
            Thread.Sleep(100);
        }
    }
}
