using System.Text;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Shared;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \t%_*\"'(){}:^ ", "")]
    [InlineData("Té VERDE, 100%", "te verde 100")]
    [InlineData("Te\u0301", "te")]
    [InlineData("jalapeño-Çà", "jalapeno ca")]
    [InlineData("Straße STRAẞE", "strasse strasse")]
    [InlineData("a\U0001F375b", "a b")]
    [InlineData("\uFFFE\uFFFFx\uD800", "x")]
    [InlineData("Чай 茶", "чаи 茶")]
    [InlineData("100g 1,5L 250ML", "100 g 1 5 l 250 ml")]
    [InlineData("B12 m8 100x", "b12 m8 100x")]
    [InlineData("ＧＲＥＥＮ ﬁne ①", "green fine 1")]
    [InlineData("Smørrebrød Æsir œuf Łódź", "smorrebrod aesir oeuf lodz")]
    public void Only_letters_and_digits_are_left_without_case_and_accents(string? text, string folded) =>
        Assert.Equal(folded, FoldedText.Of(text));

    [Fact]
    public void Every_letter_there_is_folds_to_letters_digits_or_one_space_and_folding_twice_changes_nothing()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var folded = FoldedText.Of($"x{(char)code}x");
            Assert.DoesNotContain(folded, letter => letter != ' ' && !char.IsLetterOrDigit(letter));
            Assert.True(folded.IsNormalized(NormalizationForm.FormC));
            Assert.Equal(folded, FoldedText.Of(folded));
        }
    }

    [Fact]
    public void Text_that_is_no_text_is_cleaned_and_not_thrown_at() => Assert.Equal("a\uFFFDb\uFFFDc", PlainText.Clean("a\uFFFEb\uD800c"));
}
