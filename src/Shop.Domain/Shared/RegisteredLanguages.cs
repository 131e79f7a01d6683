namespace Shop.Domain.Shared;

/// <summary>
/// The languages that the shop comes with: the one list. A new one is a line here and its resource files; a module may bring
/// one too, with <c>services.AddSingleton(new Language(…))</c>. The merchant turns them on with <c>Shop:Languages</c>.
/// </summary>
public static class RegisteredLanguages
{
    /// <summary>The codes of those that a shop is in whose merchant has not chosen.</summary>
    public static IReadOnlyList<string> OnByDefault { get; } = [Language.FallbackCode, "es"];

    /// <summary>The fallback first. The language menu has the order in which the merchant names them.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new Language(Language.FallbackCode, "en-IE", "English") { Words = new EnglishWords() },
        new Language("es", "es-ES", "Español")
        {
            LongDate = "d 'de' MMMM 'de' yyyy", NearDate = "ddd d 'de' MMMM", ShortDate = "dd/MM/yyyy", Words = new SpanishWords(),
        },
        new Language("de", "de-DE", "Deutsch") { LongDate = "d. MMMM yyyy", NearDate = "ddd, d. MMMM", Words = new GermanWords() },
    ];
}
