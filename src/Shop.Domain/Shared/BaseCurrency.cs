namespace Shop.Domain.Shared;

/// <summary>The currency that the shop keeps its books in and in which variants have their own prices: from the settings.</summary>
public sealed record BaseCurrency(Currency Value);
