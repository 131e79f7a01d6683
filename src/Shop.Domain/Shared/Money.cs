using System.Globalization;

namespace Shop.Domain.Shared;

/// <summary>
/// An amount in 64-bit minor units of one currency. Arithmetic is checked and never mixes currencies;
/// fractions vanish in two places only: <see cref="PercentOf"/> and <see cref="Split"/>.
/// </summary>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    public static Money Zero(Currency currency) => new(0, currency);

    public static Money Eur(long minor) => new(minor, Currency.Eur);

    public bool IsZero => Minor == 0;

    public static Money operator +(Money left, Money right) => new(checked(left.Minor + right.In(left.Currency)), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Minor - right.In(left.Currency)), left.Currency);

    public static Money operator *(Money amount, int times) => new(checked(amount.Minor * times), amount.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public static Money Min(Money left, Money right) => left <= right ? left : right;

    public int CompareTo(Money other) => Minor.CompareTo(other.In(Currency));

    /// <summary>That share of the amount, rounded half away from zero to what can be paid in the currency.</summary>
    public Money PercentOf(Percentage share) => new(
        checked(Rounding.Divide((Int128)Minor * share.BasisPoints, 10_000 * Currency.Step) * Currency.Step), Currency);

    /// <summary>
    /// The tax contained in this gross amount: round(gross × r / (1 + r)), half away from zero.
    /// Net is then gross − tax, so that the invoice shows exactly what was paid (EN 16931, BR-CO-17).
    /// </summary>
    public Money TaxIncludedAt(Percentage rate) =>
        new(Rounding.Divide((Int128)Minor * rate.BasisPoints, 10_000 + rate.BasisPoints), Currency);

    /// <summary>
    /// Divides the amount by the weights so that the parts sum to the whole (largest remainder; ties go to
    /// the earlier part). All-zero weights count as equal. An amount that can be paid falls into such amounts.
    /// </summary>
    /// <exception cref="DomainException">There are no weights, or one is negative.</exception>
    public IReadOnlyList<Money> Split(IReadOnlyList<long> weights)
    {
        var (currency, step) = (Currency, Minor % Currency.Step == 0 ? Currency.Step : 1);
        return [.. Rounding.LargestRemainder(Minor / step, weights).Select(part => new Money(part * step, currency))];
    }

    /// <summary>The amount as plain decimal text with the currency's digits and a point: "12.90", "500".</summary>
    public string ToDecimalText()
    {
        var digits = Currency.Exponent;
        var text = Int128.Abs(Minor).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var sign = Minor < 0 ? "-" : "";
        return digits == 0 ? sign + text : $"{sign}{text[..^digits]}.{text[^digits..]}";
    }

    public override string ToString() => $"{ToDecimalText()} {Currency.Code}";

    private long In(Currency expected) =>
        Currency == expected ? Minor : throw new DomainException($"Cannot mix {Currency} with {expected}.");
}
