using System.Globalization;
using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Admin.Taxes;

/// <summary>The rates of a country as the fields of its form, and back.</summary>
internal static class TaxForm
{
    public const string Id = "tax";

    /// <summary>The part of the page whose buttons take a rate out.</summary>
    public const string RemovePart = "remove";

    private const string From = "from";

    /// <param name="classes">The shop's classes of goods.</param>
    /// <param name="stored">Null for a country without rates.</param>
    /// <param name="now">What holds then is shown.</param>
    /// <param name="zone">Whose days count.</param>
    public static AdminForm Of(IReadOnlyList<NamedTaxClass> classes, TaxCountry? stored, DateTimeOffset now, TimeZoneInfo zone)
    {
        var fields = classes.ToDictionary(each => FieldOf(each.Class), each => stored?.RateAt(each.Class, now)?.ToDecimalText() ?? "");
        fields[From] = Today(now, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return AdminForm.Of(Id, fields, stored?.Version ?? 0);
    }

    public static string FieldOf(TaxClass taxClass) => $"rate-{taxClass.Code}";

    /// <summary>A country, or a part of one with the country's name behind it, in the reader's language.</summary>
    public static string PlaceName(string code)
    {
        var (reader, place) = (StaffReader.Language, TaxTerritory.Find(code));
        if (place is null) return code;
        return place.Kind == TaxTerritoryKind.Country
            ? place.NameIn(reader)
            : $"{place.NameIn(reader)} ({Countries.NameOf(place.Country, reader)})";
    }

    /// <summary>As sentences and tables call it.</summary>
    public static string NameOf(IReadOnlyList<NamedTaxClass> classes, TaxClass taxClass) =>
        classes.FirstOrDefault(each => each.Class == taxClass)?.Name ?? taxClass.Code;

    /// <summary>From when on the rates hold: the beginning of a day to come, or now. Null when the form says what is wrong.</summary>
    public static DateTimeOffset? Start(AdminForm form, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (!ShopTime.TryParseDay(form[From], out var day)) form.Refuse(From, "Enter a day, like 2027-01-01.");
        else if (day < Today(now, zone))
            form.Refuse(From, "A rate cannot begin in the past: orders keep the rate that they were placed at.");
        if (!form.IsGood) return null;
        if (day == Today(now, zone)) return now;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where the clocks skip midnight, the day begins an hour later.
        if (zone.IsInvalidTime(midnight)) midnight = midnight.AddHours(1);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    public static IReadOnlyDictionary<TaxClass, Percentage?> Rates(IReadOnlyList<NamedTaxClass> classes, AdminForm form) =>
        classes.ToDictionary(each => each.Class, each => RateIn(form, FieldOf(each.Class)));

    /// <summary>A rate in percent; null for an empty field, or when the form says what is wrong.</summary>
    public static Percentage? RateIn(AdminForm form, string field)
    {
        if (string.IsNullOrWhiteSpace(form[field])) return null;
        // Hundredths of a percent are minor units of any currency with two digits.
        var typed = form[field].Replace("%", "", StringComparison.Ordinal).Trim();
        if (AmountText.TryParse(typed, Currency.Eur, least: 0, out var share) && share.Minor <= 10_000)
            return new Percentage((int)share.Minor);
        form.Refuse(field, "Enter a rate from 0 to 100 percent, like 21 or 5.5.");
        return null;
    }

    /// <summary>What a button sends that takes a rate out.</summary>
    public static string KeyOf(TaxRate rate) =>
        $"{rate.TaxClass} {rate.ValidFrom.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}";

    public static DateOnly Today(DateTimeOffset now, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
}
