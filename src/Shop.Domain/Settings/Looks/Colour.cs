using System.Globalization;

namespace Shop.Domain.Settings.Looks;

/// <summary>A colour of sRGB without transparency.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    private const int Length = 7;
    private const int Steps = 100;

    public static Colour White { get; } = new(255, 255, 255);

    public static Colour Black { get; }

    /// <summary>The relative luminance of WCAG 2.2, from 0 (black) to 1 (white).</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>Whether black is easier to read on it than white.</summary>
    public bool IsLight => ContrastWith(Black) >= ContrastWith(White);

    /// <summary>Reads <c>#2f5d46</c> in small or capital letters, and nothing else.</summary>
    public static bool TryParse(string? text, out Colour colour)
    {
        colour = default;
        if (text is not { Length: Length } || text[0] != '#') return false;
        if (text.Skip(1).All(char.IsAsciiHexDigit)
            && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            colour = new Colour((byte)(value >> 16), (byte)(value >> 8), (byte)value);
            return true;
        }

        return false;
    }

    /// <exception cref="FormatException">Not of the form <c>#2f5d46</c>.</exception>
    public static Colour Parse(string text) =>
        TryParse(text, out var colour) ? colour : throw new FormatException($"'{text}' is no colour.");

    /// <summary>The contrast ratio of WCAG 2.2, from 1 to 21.</summary>
    public double ContrastWith(Colour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>The lowest contrast with any of the grounds.</summary>
    public double ContrastWith(IEnumerable<Colour> grounds)
    {
        var own = this;
        return grounds.Min(ground => own.ContrastWith(ground));
    }

    /// <param name="share">How much of the other, from 0 to 1.</param>
    public Colour Mix(Colour other, double share) =>
        new(Between(Red, other.Red, share), Between(Green, other.Green, share), Between(Blue, other.Blue, share));

    /// <summary>The nearest colour, darker or lighter, that has this contrast with all of the grounds; null when none has.</summary>
    public Colour? NearestReadable(IReadOnlyCollection<Colour> grounds, double ratio)
    {
        for (var step = 0; step <= Steps; step++)
        {
            var (darker, lighter) = (Mix(Black, (double)step / Steps), Mix(White, (double)step / Steps));
            if (darker.ContrastWith(grounds) >= ratio) return darker;
            if (lighter.ContrastWith(grounds) >= ratio) return lighter;
        }

        return null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private static byte Between(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
