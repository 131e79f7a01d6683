using Shop.Web.Features.Carts;
using Shop.Web.Hosting.Security;
using Xunit;

namespace Shop.Web.Tests.Features;

public sealed class CouponGuessesTests
{
    private readonly CouponGuesses _guesses = new(new LocalFailureLimits());

    [Fact]
    public void Ten_wrong_codes_close_a_cart_and_no_other()
    {
        for (var guess = 0; guess < 9; guess++) _guesses.Count("cart-1", "192.0.2.1");
        Assert.False(_guesses.AreSpent("cart-1", "192.0.2.1"));
        _guesses.Count("cart-1", "192.0.2.1");
        Assert.True(_guesses.AreSpent("cart-1", "192.0.2.1"));
        Assert.False(_guesses.AreSpent("cart-2", "192.0.2.1"));
    }

    [Fact]
    public void A_new_cart_for_each_code_is_stopped_by_the_address()
    {
        for (var guess = 0; guess < 30; guess++) _guesses.Count($"cart-{guess}", "192.0.2.1");
        Assert.True(_guesses.AreSpent("cart-new", "192.0.2.1"));
        Assert.False(_guesses.AreSpent("cart-new", "192.0.2.2"));
    }
}
