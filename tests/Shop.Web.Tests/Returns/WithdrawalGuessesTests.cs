using Microsoft.Extensions.Time.Testing;
using Shop.Web.Features.Returns;
using Shop.Web.Hosting.Security;
using Xunit;

namespace Shop.Web.Tests.Returns;

public sealed class WithdrawalGuessesTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly WithdrawalGuesses _guesses;

    public WithdrawalGuessesTests() => _guesses = new WithdrawalGuesses(new LocalFailureLimits(_clock));

    [Fact]
    public async Task A_network_that_guesses_orders_is_stopped_and_no_other_is_and_it_may_try_again_later()
    {
        var answered = 0;
        for (var guess = 0; guess < 200; guess++) answered += await MayTryAsync($"AAAA-{guess:0000}", "192.0.2.1") ? 1 : 0;
        Assert.Equal(WithdrawalGuesses.MaxOfNetwork, answered);
        Assert.True(await MayTryAsync("AAAA-9999", "192.0.2.2"));
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.True(await MayTryAsync("AAAA-9999", "192.0.2.1"));
    }

    [Fact]
    public async Task The_address_of_one_order_is_not_guessed_from_many_networks()
    {
        var answered = 0;
        for (var guess = 0; guess < 200; guess++) answered += await MayTryAsync("AAAA-0001", $"192.0.2.{guess}") ? 1 : 0;
        Assert.Equal(WithdrawalGuesses.MaxOfOrder, answered);
    }

    [Fact]
    public async Task Who_is_right_is_not_counted()
    {
        for (var use = 0; use < 100; use++)
        {
            var begun = await _guesses.BeginAsync("AAAA-0001", "192.0.2.1", default);
            Assert.NotNull(begun);
            await begun.GiveBackAsync(default);
        }
    }

    private async Task<bool> MayTryAsync(string number, string network) => await _guesses.BeginAsync(number, network, default) is not null;
}
