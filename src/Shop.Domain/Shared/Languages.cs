using System.Globalization;

namespace Shop.Domain.Shared;

/// <summary>The languages of this shop: which of those that it comes with, and that its modules bring, the merchant turned on.</summary>
public sealed class Languages
{
    /// <param name="languages">Those that the shop is in, the fallback first.</param>
    /// <param name="turnedOff">Those that it could be in, and may have been in: what was ordered in them is still answered in them.</param>
    /// <exception cref="DomainException">The first is not the fallback, a code is there twice, or .NET knows no such culture.</exception>
    public Languages(IEnumerable<Language> languages, IEnumerable<Language>? turnedOff = null)
    {
        (All, TurnedOff) = ([.. languages], [.. turnedOff ?? []]);
        if (All is not [{ IsFallback: true }, ..])
            throw new DomainException($"The first language must be '{Language.FallbackCode}', which the shop's own texts are in.");
        if (All.CountBy(language => language.Code).FirstOrDefault(code => code.Value > 1) is { Key: { } twice })
            throw new DomainException($"The language '{twice}' is registered twice.");
        foreach (var language in All)
        {
            if (!IsCulture(language.Code) || !IsCulture(language.Formats))
                throw new DomainException(
                    $"The language '{language.Code}' with the formats of '{language.Formats}' is none that .NET knows.");
            KnownLanguages.Add(language);
        }
    }

    /// <summary>The unprefixed one first.</summary>
    public IReadOnlyList<Language> All { get; }

    /// <summary>No page is in them; mails and invoices of orders that were placed in them still are.</summary>
    public IReadOnlyList<Language> TurnedOff { get; }

    public Language Fallback => All[0];

    /// <summary>Those whose addresses carry a prefix.</summary>
    public IEnumerable<Language> Prefixed => All.Skip(1);

    public IReadOnlyList<string> Codes => [.. All.Select(language => language.Code)];

    public bool Has(string code) => All.Any(language => language.Code == code);

    /// <summary>The language of that code; the fallback when the shop has no such language.</summary>
    public Language Named(string? code)
    {
        foreach (var language in All)
            if (language.Code == code) return language;
        return Fallback;
    }

    private static bool IsCulture(string name)
    {
        try
        {
            return name.Length > 0 && CultureInfo.GetCultureInfo(name, predefinedOnly: true) is not null;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
