using Shop.Domain.Shared;
using Shop.Jobs.Texts;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Composition;

/// <summary>Refuses a start with a language that the shop cannot speak, in one line that names it.</summary>
internal static class LanguageChecks
{
    private static readonly TextSource[] Sources = [Text.Source, DomainTexts.Source, .. JobTexts.Sources];

    /// <summary>The languages that are registered.</summary>
    /// <exception cref="StartRefusedException">One is there twice, is none that .NET knows, or has no texts.</exception>
    public static Languages Check(IServiceCollection registered)
    {
        var languages = Read([.. registered.Select(each => each.ImplementationInstance).OfType<Language>()]);
        foreach (var language in languages.Prefixed)
            if (Sources.FirstOrDefault(source => !source.Has(language)) is { } missing)
                throw StartRefusedException.Because(
                    $"The language '{language.Code}' ({language.Name})", $"has no texts: there is no {missing.FileOf(language)}.");
        return languages;
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
