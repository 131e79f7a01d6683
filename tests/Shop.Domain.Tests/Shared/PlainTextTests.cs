using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Shared;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("tea", 3, "tea", "tea")]
    [InlineData("teapot", 3, "tea", "tea…")]
    [InlineData("te\U0001F375pot", 3, "te", "te…")]
    [InlineData("te\U0001F375pot", 4, "te\U0001F375", "te\U0001F375…")]
    public void A_text_that_is_cut_off_never_ends_in_half_a_sign(string text, int most, string cut, string shown) =>
        Assert.Equal((cut, shown), (PlainText.AtMost(text, most), PlainText.Shortened(text, most)));
}
