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

    [Theory]
    [InlineData("\uFEFFSencha\u200B", "Sencha")]
    [InlineData("tea\u00ADpot", "teapot")]
    [InlineData("\u202EAna\u202C \u2066Vidal\u2069", "Ana Vidal")]
    [InlineData("e\u200B\u0301", "é")]
    [InlineData("A\u200DB\u200CC", "ABC")]
    [InlineData("\u200B\u2060\u061C", "")]
    [InlineData("WELCOME\u2060-10\U000E0041", "WELCOME-10")]
    [InlineData("\U0001F468\u200D\U0001F373", "\U0001F468\u200D\U0001F373")]
    [InlineData("\u2764\uFE0F\u200D\U0001F525", "\u2764\uFE0F\u200D\U0001F525")]
    [InlineData("\U0001F468\u200D", "\U0001F468")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("\u0915\u094D\u200D\u0937", "\u0915\u094D\u200D\u0937")]
    [InlineData("\u0600\u0661", "\u0600\u0661")]
    public void What_is_not_seen_is_dropped_unless_a_script_or_a_picture_needs_it(string typed, string kept) =>
        Assert.Equal(kept, PlainText.Clean(typed));

    [Fact]
    public void A_search_finds_a_word_with_and_without_what_parts_its_ending()
    {
        Assert.Equal(PlainText.SearchKey("\u0645\u06CC\u062E\u0648\u0627\u0647\u0645"),
            PlainText.SearchKey("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"));
        Assert.Equal("teapot", FoldedText.Of("Tea\u00ADpot"));
    }

    [Fact]
    public void Halves_of_signs_and_the_letter_zero_are_no_text()
    {
        // Not as data of the test: no attribute can hold half of a sign.
        foreach (var text in new[] { "a\0b", "a\uD83C", "\uDF75\uD83C", "\uD83C\uD83C\uDF75" })
        {
            Assert.False(PlainText.IsText(text));
            Assert.True(PlainText.IsText(PlainText.Repair(text)));
        }

        Assert.All(["tea", "\U0001F375", ""], text => Assert.Same(text, PlainText.Repair(text)));
    }
}
