using System.Diagnostics.CodeAnalysis;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>
/// Goods that a country taxes alike, by the code that files and the database name them by. What it is called the merchant says
/// (<see cref="NamedTaxClass"/>).
/// </summary>
public readonly record struct TaxClass : IComparable<TaxClass>
{
    public const int CodeLength = 20;
    private const string StandardCode = "standard";
    private readonly string? _code;

    /// <exception cref="DomainException">Something else than letters, digits and hyphens, or too long.</exception>
    public TaxClass(string code)
    {
        if (!IsCode(code)) throw new DomainException($"'{code}' is not a tax class.");
        _code = code;
    }

    /// <summary>What has no other class; it stands in where nothing else is known, and always exists.</summary>
    public static TaxClass Standard { get; } = new(StandardCode);

    /// <summary>The reduced class that comes with the shop.</summary>
    public static TaxClass Food { get; } = new("food");

    public string Code => _code ?? StandardCode;

    /// <summary>Whether it could be one; whether the shop has it, the database says.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TaxClass taxClass)
    {
        var isOne = IsCode(text);
        taxClass = isOne ? new TaxClass(text!) : default;
        return isOne;
    }

    public bool Equals(TaxClass other) => Code == other.Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    // The standard class comes first.
    private string Place => Code == StandardCode ? "" : Code;

    /// <summary>In one order everywhere, so that two who lock several rows do it in the same.</summary>
    public int CompareTo(TaxClass other) => string.CompareOrdinal(Place, other.Place);

    public static bool operator <(TaxClass left, TaxClass right) => left.CompareTo(right) < 0;

    public static bool operator <=(TaxClass left, TaxClass right) => left.CompareTo(right) <= 0;

    public static bool operator >(TaxClass left, TaxClass right) => left.CompareTo(right) > 0;

    public static bool operator >=(TaxClass left, TaxClass right) => left.CompareTo(right) >= 0;

    public override string ToString() => Code;

    private static bool IsCode(string? text) => text is { Length: > 0 and <= CodeLength } && CatalogueRules.IsCode(text);
}

/// <summary>A class of goods as the merchant calls it. Variants and rates point at it: while one does, it cannot be taken out.</summary>
public sealed class NamedTaxClass
{
    public const int NameLength = 60;

    private NamedTaxClass()
    {
    }

    public TaxClass Class { get; private set; }

    /// <summary>As staff read it; shoppers see rates alone.</summary>
    public string Name { get; private set; } = "";

    public int Version { get; private set; }

    /// <exception cref="DomainException">No name, or one that is too long.</exception>
    public static NamedTaxClass Create(TaxClass taxClass, string name) => new NamedTaxClass { Class = taxClass }.Rename(name);

    /// <exception cref="DomainException">No name, or one that is too long.</exception>
    public NamedTaxClass Rename(string name)
    {
        Name = CatalogueRules.Required(name, "The name", NameLength);
        Version++;
        return this;
    }
}
