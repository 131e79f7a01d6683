using Shop.Domain.Settings;

namespace Shop.Domain.Staff;

/// <summary>What the owner asks of all staff.</summary>
public sealed record StaffSettings : ISettings
{
    public const string Key = "staff";

    /// <summary>Whoever has no second factor is led to set one up, and sees nothing else of the back office before.</summary>
    public bool RequireSecondFactor { get; init; }

    public IEnumerable<SettingProblem> Check() => [];
}
