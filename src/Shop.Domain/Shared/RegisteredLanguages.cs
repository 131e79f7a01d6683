namespace Shop.Domain.Shared;

/// <summary>
/// The languages that the shop comes with: the one list. A new one is a line here and its resource files; a module may bring
/// one too, with <c>services.AddSingleton(new Language(…))</c>.
/// </summary>
public static class RegisteredLanguages
{
    /// <summary>The fallback first; the others in the order of the language menu.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new Language(Language.FallbackCode, "en-IE", "English") { Words = new EnglishWords() },
        new Language("es", "es-ES", "Español")
        {
            LongDate = "d 'de' MMMM 'de' yyyy", NearDate = "ddd d 'de' MMMM", ShortDate = "dd/MM/yyyy", Words = new SpanishWords(),
        },
    ];
}
