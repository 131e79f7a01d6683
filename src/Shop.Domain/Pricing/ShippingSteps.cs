using System.Globalization;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>What the price of a way of sending goes by. Stored as a number.</summary>
public enum ShippingPriceKind
{
    /// <summary>The same for every parcel.</summary>
    Flat = 0,

    /// <summary>By grams.</summary>
    Weight = 1,

    /// <summary>By what the goods in the parcel cost, after the discount.</summary>
    Amount = 2,
}

/// <summary>From so many grams, or so many minor units of goods, on it costs this, in minor units of the method's currency.</summary>
public readonly record struct ShippingStep(long From, long PriceMinor);

/// <summary>The steps of a price, the first of which begins above nothing. Without steps the price is flat.</summary>
public sealed record ShippingSteps(ShippingPriceKind Kind, IReadOnlyList<ShippingStep> Steps)
{
    public const int Most = 40;
    public const int TextLength = 2000;

    public static ShippingSteps None { get; } = new(ShippingPriceKind.Flat, []);

    /// <summary>What a parcel costs in minor units, when one below the first step costs <paramref name="first"/>.</summary>
    public long PriceOf(long first, Money goods, long weightGrams)
    {
        var measure = Kind == ShippingPriceKind.Weight ? weightGrams : goods.Minor;
        var price = first;
        foreach (var step in Steps)
            if (step.From <= measure) price = step.PriceMinor;
        return price;
    }

    /// <summary>The steps as they are stored.</summary>
    public string ToText() =>
        string.Join(';', Steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.From}:{step.PriceMinor}")));

    /// <summary>As <see cref="ToText"/> wrote it.</summary>
    public static ShippingSteps Of(ShippingPriceKind kind, string text) =>
        new(kind, [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(step => step.Split(':'))
            .Select(step => StepOf(step[0], step[1]))]);

    /// <exception cref="DomainException">Steps that do not rise, too many of them, or a negative price.</exception>
    internal ShippingSteps Checked()
    {
        if (Steps.Count > Most || Steps.Any(step => step.From <= 0 || step.PriceMinor < 0))
            throw new DomainException("These are no steps of a price.");
        if (Steps.Zip(Steps.Skip(1)).Any(pair => pair.First.From >= pair.Second.From))
            throw new DomainException("Each step begins above the one before it.");
        return Kind == ShippingPriceKind.Flat && Steps.Count > 0 ? throw new DomainException("A flat price has no steps.") : this;
    }

    private static ShippingStep StepOf(string from, string price) =>
        new(long.Parse(from, CultureInfo.InvariantCulture), long.Parse(price, CultureInfo.InvariantCulture));
}
