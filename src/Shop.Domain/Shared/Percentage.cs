using System.Globalization;

namespace Shop.Domain.Shared;

/// <summary>A share in basis points: 2100 is 21 %, 550 is 5.5 %.</summary>
public readonly record struct Percentage(int BasisPoints)
{
    public static Percentage Zero { get; }

    public static Percentage Of(int wholePercent) => new(checked(wholePercent * 100));

    /// <summary>As plain decimal text without needless digits: "21", "5.5".</summary>
    public string ToDecimalText() => (BasisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    public override string ToString() => $"{ToDecimalText()} %";
}
