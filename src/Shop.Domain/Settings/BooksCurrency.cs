using Shop.Domain.Shared;

namespace Shop.Domain.Settings;

/// <summary>The currency of the shop's books and of its prices. It stays once anything has a price in it.</summary>
public sealed record BooksCurrency : ISettings
{
    public const string Key = "currency";

    /// <summary>ISO 4217, three capital letters.</summary>
    public string Code { get; init; } = Currency.Eur.Code;

    public IEnumerable<SettingProblem> Check()
    {
        if (!Currency.Codes.Contains(Code)) yield return new SettingProblem("code", "Choose one of the currencies.");
    }
}
