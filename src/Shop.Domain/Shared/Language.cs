using System.Globalization;
using System.Reflection;

namespace Shop.Domain.Shared;

/// <summary>
/// A language that a shop can be in, with all that the code knows of it. Its texts stand in resource files
/// (<see cref="TextSource"/>), what the merchant writes in the database, by <see cref="Code"/>.
/// </summary>
/// <param name="Code">As in addresses, <c>lang</c>, translations and orders: "es".</param>
/// <param name="Formats">The culture that writes its amounts and dates: "es-ES".</param>
/// <param name="Name">What it calls itself, for the language menu.</param>
public sealed record Language(string Code, string Formats, string Name)
{
    /// <summary>The language of the shop's own texts: it stands in for what another one lacks, and has no prefix in addresses.</summary>
    public const string FallbackCode = "en";

    /// <summary>A day with its year, as a format of .NET: on invoices.</summary>
    public string LongDate { get; init; } = "d MMMM yyyy";

    /// <summary>A day in tables, as a format of .NET: in the back office.</summary>
    public string ShortDate { get; init; } = "yyyy-MM-dd";

    /// <summary>A day of the coming weeks, as a format of .NET: when a parcel arrives.</summary>
    public string NearDate { get; init; } = "ddd d MMMM";

    /// <summary>How search compares its words.</summary>
    public LanguageWords Words { get; init; } = LanguageWords.AsWritten;

    /// <summary>Where its resource files are, if not beside the shop's own.</summary>
    public Assembly? Texts { get; init; }

    /// <summary>Its culture, which writes amounts and dates; shared and read-only.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Formats);

    public bool IsFallback => Code == FallbackCode;

    public bool IsRightToLeft => Culture.TextInfo.IsRightToLeft;

    /// <summary>What its addresses begin with: "" or "/es".</summary>
    public string Prefix => IsFallback ? "" : $"/{Code}";

    /// <summary>The language of an order or a mail that was written down; the fallback when it is known no longer.</summary>
    public static Language Of(string code) => KnownLanguages.Find(code) ?? KnownLanguages.Find(FallbackCode)!;

    /// <summary>How search compares the words of texts in that language.</summary>
    public static LanguageWords WordsOf(string code) => KnownLanguages.Find(code)?.Words ?? LanguageWords.AsWritten;
}
