using Microsoft.Extensions.Time.Testing;
using Shop.Web.Features.Carts;
using Shop.Web.Hosting.Security;
using Xunit;

namespace Shop.Web.Tests.Features;

public sealed class CouponGuessesTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CouponGuesses _guesses;

    public CouponGuessesTests() => _guesses = new CouponGuesses(new LocalFailureLimits(_clock));

    [Fact]
    public async Task Ten_wrong_codes_close_a_cart_and_no_other()
    {
        for (var guess = 0; guess < 10; guess++) Assert.True(await MayTryAsync("cart-1"));
        Assert.False(await MayTryAsync("cart-1"));
        Assert.True(await MayTryAsync("cart-2"));
    }

    [Fact]
    public async Task A_cart_that_goes_on_guessing_takes_no_more_from_its_network_than_its_own_ten()
    {
        for (var guess = 0; guess < 5000; guess++) await MayTryAsync("cart-1");
        Assert.True(await MayTryAsync("cart-2"));
    }

    [Fact]
    public async Task A_new_cart_for_each_code_is_stopped_by_the_network_and_no_other_network_is()
    {
        var answered = 0;
        for (var guess = 0; guess < 1000; guess++) answered += await MayTryAsync($"made-up-{guess}") ? 1 : 0;
        Assert.Equal(CouponGuesses.MaxOfNetwork, answered);
        Assert.True(await MayTryAsync("cart", "192.0.2.2"));
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(await MayTryAsync("cart"));
    }

    [Fact]
    public async Task Who_had_a_cart_before_the_guessing_began_still_uses_a_code_and_only_so_many()
    {
        for (var guess = 0; guess < 1000; guess++) await MayTryAsync($"made-up-{guess}");
        var answered = 0;
        for (var guess = 0; guess < 1000; guess++) answered += await MayTryAsync($"earlier-{guess}", existed: true) ? 1 : 0;
        Assert.Equal(CouponGuesses.MaxOfNetwork, answered);
    }

    [Fact]
    public async Task Right_codes_do_not_count()
    {
        for (var use = 0; use < 100; use++)
        {
            var begun = await _guesses.BeginAsync("cart", "192.0.2.1", Existed(false), default);
            Assert.NotNull(begun);
            await begun.GiveBackAsync(default);
        }
    }

    private async Task<bool> MayTryAsync(string cart, string network = "192.0.2.1", bool existed = false) =>
        await _guesses.BeginAsync(cart, network, Existed(existed), default) is not null;

    private static Func<TimeSpan, CancellationToken, Task<bool>> Existed(bool existed) => (_, _) => Task.FromResult(existed);
}
