using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Shared;

/// <summary>Words as German shops write them and as their shoppers type them.</summary>
public sealed class GermanWordsTests
{
    private static readonly LanguageWords Words = Language.WordsOf("de");

    [Theory]
    [InlineData("Kanne", "Kannen")]
    [InlineData("Teekanne", "Teekannen", "TEEKANNE")]
    [InlineData("Tasse", "Tassen")]
    [InlineData("Dose", "Dosen")]
    [InlineData("Schale", "Schalen")]
    [InlineData("Becher", "Bechers", "Bechern")]
    [InlineData("Teller", "Tellers", "Tellern")]
    [InlineData("Löffel", "Löffeln", "Löffels", "Loeffel")]
    [InlineData("Glas", "Gläser", "Gläsern", "Glases", "Glaeser")]
    [InlineData("Teeglas", "Teegläser", "Teegläsern")]
    [InlineData("Blatt", "Blätter", "Blättern")]
    [InlineData("Kraut", "Kräuter", "Kräutern")]
    [InlineData("Buch", "Bücher", "Büchern", "Buches", "Buecher")]
    [InlineData("Haus", "Häuser", "Hauses", "Häusern")]
    [InlineData("Preis", "Preise", "Preises", "Preisen")]
    [InlineData("Kürbis", "Kürbisse", "Kürbissen", "Kuerbis")]
    [InlineData("Tee", "Tees")]
    [InlineData("Öl", "Öle", "Oel")]
    [InlineData("Bier", "Biere", "Bieren")]
    [InlineData("Uhr", "Uhren")]
    [InlineData("Mischung", "Mischungen")]
    [InlineData("Käse", "Kaese", "Käses")]
    [InlineData("Tür", "Türen", "Tueren")]
    [InlineData("Set", "Sets")]
    [InlineData("Auto", "Autos")]
    [InlineData("Handy", "Handys")]
    [InlineData("grün", "grüne", "grüner", "grünes", "grünem", "grünen", "gruen", "GRÜNE")]
    [InlineData("weiß", "weiße", "weißer", "weißes", "weiss", "WEISSE")]
    [InlineData("blau", "blaue", "blauer", "blaues", "blauen")]
    [InlineData("dunkel", "dunkle", "dunkler", "dunkles")]
    [InlineData("aktuell", "aktuelle", "aktuellen")]
    public void The_forms_of_a_word_are_one(string word, params string[] forms) =>
        Assert.All(forms, form => Assert.Equal(IndexedOf(word), IndexedOf(form)));

    [Theory]
    [InlineData("Tee", "Teer")]
    [InlineData("Kanne", "Kante")]
    [InlineData("Bier", "Biene")]
    [InlineData("Glas", "glatt")]
    [InlineData("Haus", "Haut")]
    [InlineData("neu", "neun")]
    [InlineData("Dose", "Dorn")]
    [InlineData("Stern", "Ster")]
    [InlineData("Reis", "Reiter")]
    public void Two_words_stay_two(string word, string other) => Assert.NotEqual(IndexedOf(word), IndexedOf(other));

    [Theory]
    [InlineData("100 g")]
    [InlineData("1es")]
    [InlineData("ab")]
    [InlineData("日本")]
    public void What_is_no_German_word_stays_as_it_is(string text) => Assert.Equal(FoldedText.Of(text), IndexedOf(text));

    [Theory]
    [InlineData("für", true)]
    [InlineData("fuer", true)]
    [InlineData("und", true)]
    [InlineData("ohne", false)]
    [InlineData("Tee", false)]
    public void Small_words_are_those_that_tell_nothing(string word, bool isSmall) =>
        Assert.Equal(isSmall, Words.IsSmall(FoldedText.Of(word)));

    private static string IndexedOf(string text) => string.Join(' ', FoldedText.WordsOf(text).Select(Words.Indexed));
}
