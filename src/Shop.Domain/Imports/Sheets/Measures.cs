using System.Globalization;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Sheets;

/// <summary>
/// How much is in a pack, as files say it in many units, in the shop's own: whole grams or millilitres. What cannot be said in
/// them, to within a fiftieth, is left out and told: a wrong price per kilo is worse than none.
/// </summary>
internal static class Measures
{
    private const string Amount = "net_amount";
    private const string Unit = "net_unit";
    private const decimal Tolerance = 0.02m;

    private static readonly Dictionary<string, (string Unit, decimal In)> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mg"] = ("g", 0.001m), ["g"] = ("g", 1), ["gr"] = ("g", 1), ["gram"] = ("g", 1), ["grams"] = ("g", 1), ["kg"] =
            ("g", 1000), ["oz"] = ("g", 28.349523125m), ["lb"] = ("g", 453.59237m), ["lbs"] = ("g", 453.59237m),
        ["ml"] = ("ml", 1), ["cl"] = ("ml", 10), ["dl"] = ("ml", 100), ["l"] = ("ml", 1000), ["lt"] = ("ml", 1000), ["litre"] =
            ("ml", 1000), ["liter"] = ("ml", 1000), ["m3"] = ("ml", 1_000_000),
        ["floz"] = ("ml", 29.5735295625m), ["fl oz"] = ("ml", 29.5735295625m), ["fl_oz"] = ("ml", 29.5735295625m), ["pt"] =
            ("ml", 473.176473m), ["qt"] = ("ml", 946.352946m), ["gal"] = ("ml", 3785.411784m),
    };

    /// <summary>
    /// Brings a variant's amount and unit into the shop's own. What is said of them in no number stays for whoever refuses it.
    /// </summary>
    /// <param name="sku">For whoever is told what is left out.</param>
    public static void Translate(Dictionary<string, string> cells, string sku, List<string> losses, bool pointIsDecimal = false)
    {
        var (amount, unit) =
            (PlainText.Clean(cells.GetValueOrDefault(Amount)), PlainText.Clean(cells.GetValueOrDefault(Unit)).TrimEnd('.'));
        if (amount.Length == 0 || unit.Length == 0 || !NumberText.TryParse(amount, out var number, pointIsDecimal) || number < 0) return;
        var whole = Units.TryGetValue(unit, out var known) ? Whole(number * known.In) : null;
        if (whole is { } units) (cells[Amount], cells[Unit]) = (units.ToString(CultureInfo.InvariantCulture), known.Unit);
        else foreach (var field in new[] { Amount, Unit }) cells.Remove(field);
        if (number == 0) return;
        if (whole is null)
            losses.Add($"{sku} holds {amount} {unit}, which cannot be told in whole grams or millilitres: its price per unit is left out.");
        else if (whole != number * known.In) losses.Add($"{sku} holds {amount} {unit}: it is kept as {whole} {known.Unit}.");
    }

    /// <summary>A weight of any unit in whole grams; null where it is none.</summary>
    public static int? Grams(string text, string unit, bool pointIsDecimal = false) =>
        NumberText.TryParse(text, out var number, pointIsDecimal) && number >= 0 && Units.TryGetValue(unit, out var known)
            && known.Unit == "g" && number * known.In <= 1_000_000_000
            ? (int)Math.Round(number * known.In, MidpointRounding.AwayFromZero) : null;

    // Null where rounding would tell another price per kilo or litre.
    private static long? Whole(decimal exact)
    {
        if (exact is <= 0 or > 1_000_000_000) return null;
        var whole = (long)Math.Round(exact, MidpointRounding.AwayFromZero);
        return Math.Abs(whole - exact) <= exact * Tolerance ? whole : null;
    }
}
