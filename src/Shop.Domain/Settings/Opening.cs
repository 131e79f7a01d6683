namespace Shop.Domain.Settings;

/// <summary>Whether shoppers are served. A closed shop shows them its opening page; staff see all of it. See decision 0041.</summary>
public sealed record Opening : ISettings
{
    public const string Key = "opening";

    public bool IsOpen { get; init; } = true;

    public IEnumerable<SettingProblem> Check() => [];
}
