using Microsoft.Extensions.Time.Testing;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Staff;
using Xunit;

namespace Shop.Web.Tests.Hosting;

public sealed class SignInThrottleTests
{
    private const string Owner = "boss@example.com";
    private readonly FakeTimeProvider _clock = new();
    private readonly SignInThrottle _throttle;

    public SignInThrottleTests() => _throttle = new SignInThrottle(new LocalFailureLimits(_clock));

    [Fact]
    public async Task A_stranger_who_guesses_closes_the_account_to_the_own_network_alone()
    {
        Assert.Equal(SignInThrottle.MaxOfPair, await AnsweredAsync(Owner, "198.51.100.1", 200));
        Assert.Null(await BeginAsync(Owner, "198.51.100.1"));
        Assert.NotNull(await BeginAsync(Owner, "192.0.2.1"));
        Assert.NotNull(await BeginAsync("other@example.com", "198.51.100.1"));
    }

    [Fact]
    public async Task However_many_networks_guess_an_account_grants_strangers_a_hundred_tries_an_hour()
    {
        var answered = 0;
        for (var network = 0; network < 50; network++) answered += await AnsweredAsync(Owner, $"198.51.100.{network}", 30);
        Assert.Equal(SignInThrottle.MaxOfAccount, answered);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Null(await BeginAsync(Owner, "192.0.2.1"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await BeginAsync(Owner, "192.0.2.1"));
    }

    [Fact]
    public async Task A_known_browser_is_let_try_while_others_guess_from_everywhere_and_from_its_own_network()
    {
        for (var network = 0; network < 50; network++) await AnsweredAsync(Owner, $"198.51.100.{network}", 30);
        Assert.Null(await BeginAsync(Owner, "198.51.100.1"));
        Assert.NotNull(await BeginAsync(Owner, "198.51.100.1", "my-browser"));
    }

    [Fact]
    public async Task A_known_browser_s_tries_are_bounded_too()
    {
        for (var network = 0; network < 50; network++) await AnsweredAsync(Owner, $"198.51.100.{network}", 30);
        var answered = 0;
        for (var number = 0; number < 200; number++) answered += await BeginAsync(Owner, "192.0.2.1", "my-browser") is null ? 0 : 1;
        Assert.Equal(SignInThrottle.MaxOfPair, answered);
    }

    [Fact]
    public async Task Sixty_tries_from_a_network_on_many_accounts_close_it_to_strangers()
    {
        var answered = 0;
        for (var person = 0; person < 100; person++) answered += await AnsweredAsync($"person-{person}@example.com", "192.0.2.1", 1);
        Assert.Equal(SignInThrottle.MaxOfNetwork, answered);
        Assert.NotNull(await BeginAsync(Owner, "192.0.2.2"));
        Assert.NotNull(await BeginAsync(Owner, "192.0.2.1", "my-browser"));
    }

    [Fact]
    public async Task Tries_at_the_same_moment_are_no_more_than_tries_in_a_row()
    {
        var tries = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(() => BeginAsync(Owner, "192.0.2.1"))));
        Assert.Equal(SignInThrottle.MaxOfPair, tries.Count(begun => begun is not null));
    }

    [Fact]
    public async Task The_right_password_does_not_count()
    {
        for (var number = 0; number < 200; number++)
        {
            var begun = await BeginAsync(Owner, "192.0.2.1");
            Assert.NotNull(begun);
            await begun.Counted.GiveBackAsync(default);
        }
    }

    [Fact]
    public async Task Answers_wait_longer_the_more_was_tried_in_vain()
    {
        var pauses = new List<double>();
        for (var number = 0; number < 10; number++) pauses.Add((await BeginAsync(Owner, "192.0.2.1"))!.Pause.TotalSeconds);
        Assert.Equal([0, 0, 0, 0, 0, 0.25, 0.5, 1, 2, 2], pauses);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void An_IPv6_visitor_is_the_whole_64_and_an_IPv4_visitor_one_address(string one, string other, bool same) =>
        Assert.Equal(same, ClientNetwork.Of(one) == ClientNetwork.Of(other));

    private Task<SignInTry?> BeginAsync(string account, string network, string? device = null) =>
        _throttle.BeginAsync(account, network, device, default);

    private async Task<int> AnsweredAsync(string account, string network, int tries)
    {
        var answered = 0;
        for (var number = 0; number < tries; number++) answered += await BeginAsync(account, network) is null ? 0 : 1;
        return answered;
    }
}
