using System.Collections.Concurrent;

namespace Shop.Domain.Shared;

/// <summary>What a language's code in the database stands for, as .NET knows what the name of a culture stands for.</summary>
internal static class KnownLanguages
{
    private static readonly ConcurrentDictionary<string, Language> ByCode =
        new(RegisteredLanguages.All.Select(language => KeyValuePair.Create(language.Code, language)));

    public static Language? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <exception cref="DomainException">Another language has the code.</exception>
    public static void Add(Language language)
    {
        if (ByCode.GetOrAdd(language.Code, language) != language)
            throw new DomainException($"The language '{language.Code}' is registered twice, in two ways.");
    }
}
