using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Jobs.Texts;
using Shop.Web.Hosting;

namespace Shop.Web.Features.Catalogue;

/// <summary>What the product page says of delivery, made of the shop's ways of sending. A line that they say nothing of is null.</summary>
public sealed partial record DeliveryPromise(string? Days, string? Price, string? FreeFrom)
{
    /// <summary>On which days it arrives, ordered now.</summary>
    public string? Arrives { get; init; }

    // More names than these are not read; their number says as much.
    private const int MaxNames = 3;

    /// <param name="terms">Groups of countries, the smallest first.</param>
    /// <param name="texts">In the page's language.</param>
    /// <param name="language">The page's.</param>
    public static DeliveryPromise Of(IReadOnlyList<DeliveryTerms> terms, IStringLocalizer<Text> texts, Language language) => new(
        DaysOf(terms, texts, language),
        Line(terms, each => each.Price.Minor == 0 ? texts["free"].Value : Amount(each.Price), texts, language),
        Line(terms, each => each.FreeFrom is { } from ? Amount(from) : null, texts, language));

    // "2–3 working days in Spain, 4–6 elsewhere": what is counted is said once.
    private static string? DaysOf(IReadOnlyList<DeliveryTerms> terms, IStringLocalizer<Text> texts, Language language)
    {
        var first = terms.FirstOrDefault(each => each.Days is not null);
        return Line(terms, each => each.Days is not { } days ? null : each != first ? Span(days) : days.Max == 1
            ? texts["1 working day"].Value
            : texts["{0} working days", Span(days)].Value, texts, language);
    }

    private static string? Line(
        IReadOnlyList<DeliveryTerms> terms, Func<DeliveryTerms, string?> say, IStringLocalizer<Text> texts, Language language)
    {
        var said = terms.Select(each => (Words: say(each), Terms: each)).Where(each => each.Words is not null).ToList();
        if (said.Count == 0) return null;
        return terms.Count == 1
            ? said[0].Words
            : string.Join(", ", said.Select(each => At(each.Words!, each.Terms, terms, texts, language)));
    }

    private static string At(
        string words, DeliveryTerms of, IReadOnlyList<DeliveryTerms> all, IStringLocalizer<Text> texts, Language language)
    {
        if (of == all[^1] && of.Countries.Count > MaxNames) return texts["{0} elsewhere", words];
        return of.Countries.Count > MaxNames
            ? texts["{0} in {1} countries", words, of.Countries.Count]
            : texts["{0} in {1}", words, Names(of, texts, language)];
    }

    private static string Names(DeliveryTerms terms, IStringLocalizer<Text> texts, Language language)
    {
        var names = terms.Countries.Select(code => Countries.NameOf(code, language)).ToList();
        if (names.Count == 1) return names[0];
        return SpanishAnd().Replace(texts["{0} and {1}", string.Join(", ", names.SkipLast(1)), names[^1]].Value, " e ");
    }

    private static string Span((int Min, int Max) days) => days.Min == days.Max
        ? days.Max.ToString(CultureInfo.CurrentCulture)
        : string.Create(CultureInfo.CurrentCulture, $"{days.Min}–{days.Max}");

    // "€45", not "€45.00": a sum to reach is said, not reckoned with.
    private static string Amount(Money amount)
    {
        var shown = amount.Show(CultureInfo.CurrentCulture);
        if (amount.Currency.Exponent == 0) return shown;
        var cents = CultureInfo.CurrentCulture.NumberFormat.CurrencyDecimalSeparator + new string('0', amount.Currency.Exponent);
        return shown.LastIndexOf(cents, StringComparison.Ordinal) is var at and >= 0 ? shown.Remove(at, cents.Length) : shown;
    }

    // "España e Italia": before the sound of an i, Spanish has another "and". No other language of the shop has the word.
    [GeneratedRegex(" y (?=I|Hi(?!e))", RegexOptions.CultureInvariant)]
    private static partial Regex SpanishAnd();
}
