namespace Shop.Domain.Shared;

/// <summary>The shop's one rounding rule (half away from zero) and its one way to share out a whole.</summary>
public static class Rounding
{
    /// <summary>The quotient, rounded half away from zero.</summary>
    public static long Divide(Int128 dividend, Int128 divisor)
    {
        var (quotient, remainder) = Int128.DivRem(dividend, divisor);
        if (Int128.Abs(remainder) * 2 >= Int128.Abs(divisor))
            quotient += (dividend < 0) == (divisor < 0) ? 1 : -1;
        return checked((long)quotient);
    }

    /// <summary>Shares a whole by weights; the parts always sum to the whole.</summary>
    /// <exception cref="DomainException">There are no weights, or one is negative.</exception>
    public static long[] LargestRemainder(long whole, IReadOnlyList<long> weights)
    {
        if (weights.Count == 0 || weights.Any(weight => weight < 0))
            throw new DomainException("A split needs at least one weight, none of them negative.");
        var total = weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        if (total == 0) return LargestRemainder(whole, [.. Enumerable.Repeat(1L, weights.Count)]);

        var size = Int128.Abs(whole);
        var parts = weights.Select(weight => (long)(size * weight / total)).ToArray();
        var left = (long)(size - parts.Aggregate((Int128)0, (sum, part) => sum + part));
        foreach (var index in LargestRemaindersFirst(size, weights, total).Take((int)left)) parts[index]++;
        return whole < 0 ? [.. parts.Select(part => -part)] : parts;
    }

    private static IOrderedEnumerable<int> LargestRemaindersFirst(Int128 size, IReadOnlyList<long> weights, Int128 total) =>
        Enumerable.Range(0, weights.Count).OrderByDescending(index => size * weights[index] % total).ThenBy(index => index);
}
