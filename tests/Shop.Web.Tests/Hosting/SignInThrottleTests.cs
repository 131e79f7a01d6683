using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Staff;
using Xunit;

namespace Shop.Web.Tests.Hosting;

public sealed class SignInThrottleTests
{
    private readonly SignInThrottle _throttle = new(new LocalFailureLimits());

    [Fact]
    public void Ten_failures_close_an_account_to_strangers_but_not_to_a_browser_that_was_in_before()
    {
        for (var failure = 0; failure < 9; failure++) _throttle.CountFailure("boss@example.com", $"198.51.100.{failure}");
        Assert.True(_throttle.IsOpen("boss@example.com", "192.0.2.1", knownBrowser: false));
        _throttle.CountFailure("boss@example.com", "198.51.100.9");
        Assert.False(_throttle.IsOpen("boss@example.com", "192.0.2.1", knownBrowser: false));
        Assert.True(_throttle.IsOpen("boss@example.com", "192.0.2.1", knownBrowser: true));
        Assert.True(_throttle.IsOpen("other@example.com", "192.0.2.1", knownBrowser: false));
    }

    [Fact]
    public void Thirty_failures_close_an_address_for_all_accounts()
    {
        for (var failure = 0; failure < 30; failure++) _throttle.CountFailure($"person-{failure}@example.com", "192.0.2.1");
        Assert.False(_throttle.IsOpen("boss@example.com", "192.0.2.1", knownBrowser: true));
        Assert.True(_throttle.IsOpen("boss@example.com", "192.0.2.2", knownBrowser: false));
    }

    [Fact]
    public void Looking_does_not_count()
    {
        for (var look = 0; look < 100; look++) Assert.True(_throttle.IsOpen("boss@example.com", "192.0.2.1", knownBrowser: false));
    }
}
