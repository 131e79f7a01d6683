namespace Shop.Domain.Shared;

/// <summary>The first and the last day on which a parcel is promised to arrive, in the shop's zone.</summary>
public readonly record struct ArrivalDays(DateOnly From, DateOnly Until);
