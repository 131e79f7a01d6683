namespace Shop.Domain.Shared;

/// <summary>
/// An ISO 4217 currency that the shop can sell in. <see cref="Exponent"/> is the number of minor-unit
/// digits (JPY 0, EUR 2, KWD 3). Codes outside the table are refused when the value is made.
/// </summary>
public readonly record struct Currency
{
    // ISO 4217 minor units. Only codes whose exponent was checked against Stripe's currency page are here;
    // UGX is left out on purpose: Stripe's page and public integrations disagree about its digits.
    private static readonly Dictionary<string, int> Exponents = new(StringComparer.Ordinal)
    {
        ["AUD"] = 2, ["BGN"] = 2, ["BRL"] = 2, ["CAD"] = 2, ["CHF"] = 2, ["CZK"] = 2, ["DKK"] = 2, ["EUR"] = 2,
        ["GBP"] = 2, ["HUF"] = 2, ["MXN"] = 2, ["NOK"] = 2, ["NZD"] = 2, ["PLN"] = 2, ["RON"] = 2, ["SEK"] = 2,
        ["USD"] = 2, ["JPY"] = 0, ["KRW"] = 0, ["CLP"] = 0, ["ISK"] = 0, ["BHD"] = 3, ["JOD"] = 3, ["KWD"] = 3,
        ["OMR"] = 3, ["TND"] = 3,
    };

    private readonly string? _code;

    /// <summary>Makes a currency from its code, in any case.</summary>
    /// <exception cref="DomainException">The shop does not know the code.</exception>
    public Currency(string code)
    {
        var upper = code.ToUpperInvariant();
        if (!Exponents.ContainsKey(upper)) throw new DomainException($"Unknown currency '{code}'.");
        _code = upper;
    }

    public static Currency Eur { get; } = new("EUR");

    /// <summary>All the codes that the shop knows.</summary>
    public static IReadOnlyCollection<string> Codes => Exponents.Keys;

    /// <summary>The three-letter code, upper case.</summary>
    public string Code => _code ?? throw new DomainException("A currency was used that was never set.");

    /// <summary>How many digits the minor unit has.</summary>
    public int Exponent => Exponents[Code];

    /// <summary>
    /// What amounts that are paid are multiples of, in minor units: cards charge currencies of three digits in tens (Stripe, "Supported
    /// currencies"). Taxes within them may be finer.
    /// </summary>
    public int Step => Exponent == 3 ? 10 : 1;

    public override string ToString() => Code;
}
