using System.Globalization;
using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Admin.Shipping;

/// <summary>A way of sending as the fields of its form, and back.</summary>
internal static class ShippingForm
{
    public const string Id = "shipping";
    private const int MaxRanges = 100;
    private static readonly char[] Gaps = [' ', '\t', ':', ';', '='];

    /// <summary>A new one, which delivers to the shop's own country until more are ticked.</summary>
    public static AdminForm Empty(string country) => AdminForm.Of(Id, new()
    {
        ["by"] = nameof(ShippingPriceKind.Flat), ["max-weight"] = "30000", ["max-size"] = nameof(ParcelSize.Bulky), ["active"] = "on",
        ["countries"] = country,
    });

    public static AdminForm Of(ShippingMethod method)
    {
        var fields = new Dictionary<string, string>
        {
            ["countries"] = string.Join(',', Countries.Codes.Intersect(method.CountryCodes)),
            ["price"] = new Money(method.PriceMinor, method.Currency).ToDecimalText(),
            ["by"] = method.PriceKind.ToString(),
            ["steps"] = string.Join('\n', ShippingSteps.Of(method.PriceKind, method.Steps).Steps.Select(step => LineOf(step, method))),
            ["free-from"] = method.FreeFromMinor is { } from ? new Money(from, method.Currency).ToDecimalText() : "",
            ["max-weight"] = $"{method.MaxWeightGrams}", ["max-size"] = method.MaxSize.ToString(),
            ["days-min"] = method.MaxDays > 0 ? $"{method.MinDays}" : "", ["days-max"] = method.MaxDays > 0 ? $"{method.MaxDays}" : "",
            ["postcodes"] = method.Postcodes, ["position"] = $"{method.Position}", ["active"] = method.IsActive ? "on" : "",
        };
        foreach (var (culture, name) in method.AllNames()) fields[$"name-{culture}"] = name;
        fields["pickup"] = method.IsPickup ? "on" : "";
        foreach (var (culture, place) in method.AllPickupPlaces()) fields[$"place-{culture}"] = place;
        return AdminForm.Of(Id, fields, method.Version);
    }

    /// <summary>What the form says; null when it says what is wrong.</summary>
    public static ShippingTerms? Read(AdminForm form, Currency currency, Languages languages)
    {
        var names = languages.All.ToDictionary(each => each.Code, each => form.Text(
            $"name-{each.Code}", ShippingMethod.NameLength, each.IsFallback ? "Say what shoppers read, like Standard delivery." : null));
        var countries = form.Several("countries").Where(Countries.IsKnown).Distinct().ToList();
        if (countries.Count == 0) form.Refuse("countries", "Choose at least one country that it leads to.");
        var price = form.Amount("price", currency, "Say what it costs; 0 is free.");
        var (steps, postcodes) = (StepsIn(form, currency), RangesIn(form, countries));
        var pickup = PickupIn(form, languages);
        var (freeFrom, days, position) = (form.Amount("free-from", currency), DaysIn(form), form.Count("position") ?? 0);
        var weight = form.Count("max-weight", 1);
        if (form["max-weight"].Trim().Length == 0) form.Refuse("max-weight", "Say how heavy a parcel may be, in grams.");
        if (!Enum.TryParse<ParcelSize>(form["max-size"], out var size) || !Enum.IsDefined(size))
            form.Refuse("max-size", "Choose the largest goods that it takes.");
        return !form.IsGood ? null : new ShippingTerms
        {
            Names = names.Where(name => name.Value.Length > 0).ToDictionary(), Countries = countries, Price = price!.Value, Steps = steps,
            Pickup = pickup, FreeFrom = freeFrom, MaxWeightGrams = weight!.Value, MaxSize = size, Days = days, Postcodes = postcodes,
            Position = position, IsActive = form.IsOn("active"),
        };
    }

    private static Dictionary<string, string>? PickupIn(AdminForm form, Languages languages)
    {
        if (!form.IsOn("pickup")) return null;
        var places = languages.All.ToDictionary(each => each.Code, each => form.Text($"place-{each.Code}",
            ShippingMethod.PickupPlaceLength, each.IsFallback ? "Say where it is picked up, and when the shop is open." : null));
        return places.Where(place => place.Value.Length > 0).ToDictionary();
    }

    private static string LineOf(ShippingStep step, ShippingMethod method)
    {
        var from = method.PriceKind == ShippingPriceKind.Weight
            ? step.From.ToString(CultureInfo.InvariantCulture)
            : new Money(step.From, method.Currency).ToDecimalText();
        return $"{from}: {new Money(step.PriceMinor, method.Currency).ToDecimalText()}";
    }

    private static ShippingSteps StepsIn(AdminForm form, Currency currency)
    {
        if (!Enum.TryParse<ShippingPriceKind>(form["by"], out var kind) || !Enum.IsDefined(kind))
            form.Refuse("by", "Choose what the price goes by.");
        var steps = new List<ShippingStep>();
        foreach (var line in form["steps"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (StepIn(line, kind, currency) is { } step && (steps.Count == 0 || steps[^1].From < step.From)) steps.Add(step);
            else form.Refuse("steps",
                new("“{0}” is no step above the one before it. Write one a line, like 2000: 6.90.", PlainText.AtMost(line, 40)));
        }

        if (steps.Count > ShippingSteps.Most) form.Refuse("steps", new("At most {0} steps, please.", ShippingSteps.Most));
        if (kind == ShippingPriceKind.Flat && steps.Count > 0)
            form.Refuse("steps", "A flat price has no steps: choose weight or amount, or take them out.");
        if (kind != ShippingPriceKind.Flat && steps.Count == 0) form.Refuse("steps", "Enter at least one step, or choose a flat price.");
        return new ShippingSteps(kind, steps);
    }

    private static ShippingStep? StepIn(string line, ShippingPriceKind kind, Currency currency)
    {
        var cells = line.Split(Gaps, StringSplitOptions.RemoveEmptyEntries);
        if (cells.Length != 2 || !AmountText.TryParse(cells[1], currency, least: 0, out var price)) return null;
        if (kind != ShippingPriceKind.Weight)
            return AmountText.TryParse(cells[0], currency, out var from) ? new ShippingStep(from.Minor, price.Minor) : null;
        return int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var grams) && grams > 0
            ? new ShippingStep(grams, price.Minor)
            : null;
    }

    private static List<PostcodeRange> RangesIn(AdminForm form, List<string> countries)
    {
        var ranges = new List<PostcodeRange>();
        foreach (var text in form["postcodes"].Split([' ', ',', ';', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!PostcodeRange.TryParse(text, out var range))
                form.Refuse("postcodes", new("“{0}” is no range. Write 28 for all that begin so, or 08000-08999.",
                    PlainText.AtMost(text, 40)));
            else if (ranges.Find(range.Overlaps) is { First: not null } other)
                form.Refuse("postcodes", new("{0} and {1} overlap: write each postcode once.", range, other));
            else ranges.Add(range);
        }

        if (ranges.Count > MaxRanges) form.Refuse("postcodes", new("At most {0} ranges, please.", MaxRanges));
        if (ranges.Count > 0 && countries.Count != 1)
            form.Refuse("postcodes", "Postcodes are those of one country: choose only that one, or leave them out.");
        return ranges;
    }

    private static (int, int) DaysIn(AdminForm form)
    {
        var (min, max) = (form.Count("days-min"), form.Count("days-max"));
        if (min is null && max is null) return (0, 0);
        if (min is null || max is null || max < min || max is 0 or > 365)
            form.Refuse("days-max", "Enter the fewest and the most working days, like 2 and 3, or neither. At most 365.");
        return (min ?? 0, max ?? 0);
    }
}
