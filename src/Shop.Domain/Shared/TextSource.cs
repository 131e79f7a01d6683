using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Shop.Domain.Shared;

/// <summary>
/// The shop's own texts of one kind, in resource files beside each other: one for each language (<c>Text.es.resx</c>), and one
/// without a language where the keys are not the English texts themselves.
/// </summary>
/// <param name="name">The files' name without language and ending, with the namespace of their folder.</param>
/// <param name="home">Where those of the shop's own languages are.</param>
public sealed class TextSource(string name, Assembly home)
{
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, string>?> _read = new(StringComparer.Ordinal);

    /// <summary>What the language's file is called.</summary>
    public string FileOf(Language language) => $"{name[(name.LastIndexOf('.') + 1)..]}.{language.Code}.resx";

    /// <summary>Whether the language has such texts at all; some may still be missing.</summary>
    public bool Has(Language language) => language.IsFallback || In(language) is not null;

    /// <summary>The text in that language, else in the fallback; null where there is none.</summary>
    public string? Find(Language language, string key) =>
        In(language)?.GetValueOrDefault(key) ?? In(Language.Of(Language.FallbackCode))?.GetValueOrDefault(key);

    private FrozenDictionary<string, string>? In(Language language) =>
        _read.TryGetValue(language.Code, out var known) ? known : _read.GetOrAdd(language.Code, Read(language));

    private FrozenDictionary<string, string>? Read(Language language)
    {
        var assembly = language.Texts ?? home;
        if (language.IsFallback && assembly.GetManifestResourceInfo($"{name}.resources") is null) return null;
        var culture = language.IsFallback ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language.Code);
        return new ResourceManager(name, assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false)?
            .Cast<DictionaryEntry>().ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }
}
