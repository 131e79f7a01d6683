using System.Globalization;

namespace Shop.Domain.Settings.Looks;

/// <summary>Whether the colours of a look can be read (WCAG 2.2 AA), and which near ones could.</summary>
public static class Readability
{
    private const string Form = "Enter a colour as # and six hexadecimal digits, like #2f5d46.";
    private const string TooHard =
        "Too hard to read on {0}: the contrast is {1} to 1, and {2} to 1 is needed. The nearest readable colour is {3}.";
    private const string Hopeless = "Too hard to read on {0}: the contrast is {1} to 1, and {2} to 1 is needed. "
        + "No colour can be read on both grounds: change these.";

    /// <summary>What is said of a colour, in English: the keys of the translations.</summary>
    public static IReadOnlyList<string> Sentences { get; } = [Form, TooHard, Hopeless];

    /// <summary>What cannot be so, by the setting's name.</summary>
    public static IEnumerable<SettingProblem> Problems(Look look) =>
        Modes(look).SelectMany(mode => Malformed(mode) is { Count: > 0 } malformed ? malformed : Unreadable(mode));

    /// <summary>The nearest readable colour for each setting whose colour is not, by the setting's name.</summary>
    public static IReadOnlyDictionary<string, string> Nearest(Look look) => Modes(look).Where(mode => Malformed(mode).Count == 0)
        .SelectMany(Hard).Where(each => each.Nearest is not null).ToDictionary(each => each.Setting, each => $"{each.Nearest}");

    private static IEnumerable<Mode> Modes(Look look)
    {
        yield return new Mode("", look.Light);
        if (look.HasDark) yield return new Mode("dark", look.Dark);
    }

    private static List<SettingProblem> Malformed(Mode mode) =>
        [.. mode.All.Where(each => each.Colour is not null && !Colour.TryParse(each.Colour, out _))
            .Select(each => new SettingProblem(mode.Named(each.Role), Form))];

    private static List<SettingProblem> Unreadable(Mode mode) => [.. Hard(mode).Select(each => each.Nearest is { } near
        ? new SettingProblem(each.Setting, TooHard, [.. each.Figures, $"{near}"])
        : new SettingProblem(each.Setting, Hopeless, each.Figures))];

    private static IEnumerable<HardToRead> Hard(Mode mode)
    {
        var (surface, raised) = (Colour.Parse(mode.Chosen.Surface), Colour.Parse(mode.Chosen.Raised));
        foreach (var (role, text) in mode.Texts)
            if (Judge(mode.Named(role), text, [surface, raised], Palette.TextContrast) is { } hard) yield return hard;
        if (Judge(mode.Named("border"), mode.Chosen.Border, [surface], Palette.BorderContrast) is { } border) yield return border;
    }

    private static HardToRead? Judge(string setting, string? text, Colour[] grounds, double needed)
    {
        if (text is null) return null;
        var colour = Colour.Parse(text);
        var ground = grounds.MinBy(colour.ContrastWith);
        // Rounded down: 4.46 to 1 is not to be shown as 4.5.
        var contrast = Math.Floor(colour.ContrastWith(ground) * 10) / 10;
        return colour.ContrastWith(ground) >= needed
            ? null
            : new HardToRead(setting, ground, contrast, needed, colour.NearestReadable(grounds, needed));
    }

    private sealed record HardToRead(string Setting, Colour Ground, double Contrast, double Needed, Colour? Nearest)
    {
        public object[] Figures =>
        [
            $"{Ground}", Contrast.ToString("0.0", CultureInfo.InvariantCulture), Needed.ToString("0.#", CultureInfo.InvariantCulture),
        ];
    }

    private sealed record Mode(string Prefix, ChosenColours Chosen)
    {
        public IEnumerable<(string Role, string? Colour)> Texts =>
        [
            ("text", Chosen.Text), ("softText", Chosen.SoftText), ("accent", Chosen.Accent), ("emphasis", Chosen.Emphasis),
        ];

        public IEnumerable<(string Role, string? Colour)> All =>
            [("surface", Chosen.Surface), ("raised", Chosen.Raised), .. Texts, ("border", Chosen.Border), ("hairline", Chosen.Hairline)];

        public string Named(string role) => Prefix.Length == 0 ? role : $"{Prefix}{char.ToUpperInvariant(role[0])}{role[1..]}";
    }
}
