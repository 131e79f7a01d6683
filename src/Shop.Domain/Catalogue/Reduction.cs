using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>
/// A reduction as it may be announced: the prior price to be struck, and by how much the new one is below it. There is none
/// when the new price is not below the prior one (Directive 98/6/EC, Art. 6a; CJEU C-330/23).
/// </summary>
public sealed record Reduction(Money PriorPrice, Percentage Off)
{
    private const int Tenth = 10;

    /// <summary>The share is reckoned from the prior price and rounded down to a tenth of a percent: never more than is true.</summary>
    public static Reduction? Of(Money priorPrice, Money price) => price >= priorPrice
        ? null
        : new Reduction(priorPrice, new Percentage((int)((Int128)(priorPrice - price).Minor * 10_000 / priorPrice.Minor / Tenth) * Tenth));
}
