namespace Shop.Domain.Settings.Looks;

/// <summary>A whole look to begin with.</summary>
public sealed record LookPreset(string Code, string Name, string About, Look Look);

/// <summary>Looks to begin with, as unlike each other as shops are.</summary>
public static class LookPresets
{
    public static IReadOnlyList<LookPreset> All { get; } =
    [
        new("plain", "Plain", "White and blue, one clear font, soft corners. Stays behind the goods.", new Look()),
        new("library", "Library", "Paper and oxblood, a serif throughout, square corners, close together.", new Look
        {
            Surface = "#fffdf8", Raised = "#f3ede2", Text = "#231a17", Accent = "#7a1f2b", Emphasis = "#7a4a00", Hairline = "#d9cdbb",
            DarkSurface = "#1a1513", DarkRaised = "#261f1b", DarkText = "#efe6d8", DarkAccent = "#eba3a0", DarkEmphasis = "#e3b66b",
            HeadingFont = "lora", TextFont = "lora", Corner = 0, Density = Densities.Compact,
        }),
        new("stage", "Stage", "Night all day, one loud colour, wide letters, round corners, much air.", new Look
        {
            Surface = "#111216", Raised = "#1d1f26", Text = "#f4f4ef", Accent = "#c8f250", Emphasis = "#ff9a76", Hairline = "#343742",
            HasDark = false, HeadingFont = "space-grotesk", TextFont = "figtree", Corner = 20, Density = Densities.Airy,
        }),
    ];
}
