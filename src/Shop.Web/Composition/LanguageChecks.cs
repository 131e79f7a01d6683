using Shop.Domain.Shared;
using Shop.Jobs.Texts;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Composition;

/// <summary>Refuses a start with a language that the shop cannot speak, in one line that names it.</summary>
internal static class LanguageChecks
{
    private static readonly TextSource[] Sources = [Text.Source, DomainTexts.Source, .. JobTexts.Sources];

    /// <summary>The languages that are registered, in which the setting turns on some.</summary>
    /// <param name="registered">The services, among which the languages are.</param>
    /// <param name="codes">The setting: the languages of the shop, the fallback first.</param>
    /// <exception cref="StartRefusedException">
    /// One is there twice, is none that .NET knows, or has no texts; or the setting names one that is not registered, or one twice.
    /// </exception>
    public static Languages Check(IServiceCollection registered, IReadOnlyList<string> codes)
    {
        var languages = TurnedOn(Read([.. registered.Select(each => each.ImplementationInstance).OfType<Language>()]), codes);
        foreach (var language in languages.Prefixed)
            if (Sources.FirstOrDefault(source => !source.Has(language)) is { } missing)
                throw StartRefusedException.Because(
                    $"The language '{language.Code}' ({language.Name})", $"has no texts: there is no {missing.FileOf(language)}.");
        return languages;
    }

    private static Languages TurnedOn(Languages registered, IReadOnlyList<string> codes)
    {
        const string key = ShopSection.LanguagesKey;
        if (codes.FirstOrDefault(code => !registered.Has(code)) is { } unknown)
            throw StartRefusedException.Because(key, $"names '{unknown}', which is none of: {string.Join(", ", registered.Codes)}.");
        if (codes.CountBy(code => code).FirstOrDefault(code => code.Value > 1) is { Key: { } twice })
            throw StartRefusedException.Because(key, $"names '{twice}' twice.");
        if (codes[0] != Language.FallbackCode)
            throw StartRefusedException.Because(
                key, $"begins with '{codes[0]}', but the first must be '{Language.FallbackCode}', which the shop's own texts are in.");
        var on = codes.Select(registered.Named).ToList();
        return new Languages(on, registered.All.Except(on));
    }

    private static Languages Read(IReadOnlyList<Language> registered)
    {
        try
        {
            return new Languages(registered);
        }
        catch (DomainException problem)
        {
            throw new StartRefusedException(problem.Message);
        }
    }
}
