using System.Text.Json.Serialization;

namespace Shop.Domain.Settings.Looks;

/// <summary>How the shop looks: colours by role for light and dark devices, two fonts, corners and density.</summary>
public sealed record Look : ISettings
{
    public const string Key = "look";

    /// <summary>Rounder corners than that, in pixels, cut into what fields hold.</summary>
    public const int MaxCorner = 24;

    public const int MaxOwnFonts = 10;

    public string Surface { get; init; } = "#ffffff";

    public string Raised { get; init; } = "#f3f4f6";

    public string Text { get; init; } = "#1c2330";

    public string Accent { get; init; } = "#2a4f8f";

    public string Emphasis { get; init; } = "#9a3412";

    public string? SoftText { get; init; }

    public string? Border { get; init; }

    public string? Hairline { get; init; }

    /// <summary>Whether devices that are set to dark get the dark colours.</summary>
    public bool HasDark { get; init; } = true;

    public string DarkSurface { get; init; } = "#14171d";

    public string DarkRaised { get; init; } = "#1f242d";

    public string DarkText { get; init; } = "#e9ebef";

    public string DarkAccent { get; init; } = "#9dbdf2";

    public string DarkEmphasis { get; init; } = "#f0a07c";

    public string? DarkSoftText { get; init; }

    public string? DarkBorder { get; init; }

    public string? DarkHairline { get; init; }

    /// <summary>A code of <see cref="LookFonts"/> or of an own font.</summary>
    public string HeadingFont { get; init; } = LookFonts.Default;

    /// <summary>A code of <see cref="LookFonts"/> or of an own font.</summary>
    public string TextFont { get; init; } = LookFonts.Default;

    /// <summary>What the merchant brought beside the shop's fonts.</summary>
    public IReadOnlyList<OwnFont> OwnFonts { get; init; } = [];

    /// <summary>Pixels; 0 for square ones.</summary>
    public int Corner { get; init; } = 8;

    /// <summary>A code of <see cref="Densities"/>.</summary>
    public string Density { get; init; } = Densities.Regular;

    /// <summary>Whether the logo is the shop's name as well, which then is not written beside it.</summary>
    public bool LogoShowsName { get; init; }

    [JsonIgnore]
    public ChosenColours Light => new(Surface, Raised, Text, Accent, Emphasis)
    {
        SoftText = SoftText, Border = Border, Hairline = Hairline,
    };

    [JsonIgnore]
    public ChosenColours Dark => new(DarkSurface, DarkRaised, DarkText, DarkAccent, DarkEmphasis)
    {
        SoftText = DarkSoftText, Border = DarkBorder, Hairline = DarkHairline,
    };

    [JsonIgnore]
    public LookFont Headings => FontOf(HeadingFont) ?? LookFonts.All[0];

    [JsonIgnore]
    public LookFont Texts => FontOf(TextFont) ?? LookFonts.All[0];

    /// <summary>All that can be chosen from.</summary>
    [JsonIgnore]
    public IReadOnlyList<LookFont> Fonts => [.. LookFonts.All, .. OwnFonts.Select(LookFonts.Of)];

    public IEnumerable<SettingProblem> Check()
    {
        foreach (var problem in Readability.Problems(this)) yield return problem;
        foreach (var (name, font) in new[] { ("headingFont", HeadingFont), ("textFont", TextFont) })
            if (FontOf(font) is null) yield return new SettingProblem(name, "The shop has no such font.");
        if (OwnFonts.Count > MaxOwnFonts) yield return new SettingProblem("ownFonts", "At most {0} own fonts, please.", MaxOwnFonts);
        if (!OwnFonts.All(font => font.IsWhole)) yield return new SettingProblem("ownFonts", "One of the own fonts has no name or no file.");
        if (Corner is < 0 or > MaxCorner) yield return new SettingProblem("corner", "From 0 to {0} pixels, please.", MaxCorner);
        if (!Densities.All.Contains(Density)) yield return new SettingProblem("density", "Choose one of the densities.");
    }

    private LookFont? FontOf(string code) => Fonts.FirstOrDefault(font => font.Code == code);
}

/// <summary>How much space lies between things.</summary>
public static class Densities
{
    public const string Compact = "compact";
    public const string Regular = "regular";
    public const string Airy = "airy";

    public static IReadOnlyList<string> All { get; } = [Compact, Regular, Airy];

    /// <summary>What the distances are multiplied by, as style sheets write it.</summary>
    public static string FactorOf(string density) => density switch { Compact => "0.8", Airy => "1.25", _ => "1" };
}
