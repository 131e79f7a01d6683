using System.Globalization;

namespace Shop.Web.Demo.Pictures;

/// <summary>A flat colour, mixed as a painter would: towards warm light or towards a cool shadow, never towards pure black.</summary>
internal readonly record struct Tint(byte R, byte G, byte B)
{
    private static readonly Tint Light = Of("#FFF8EA");
    private static readonly Tint Shadow = Of("#231F26");

    /// <summary>How bright the colour looks, 0 to 1.</summary>
    public double Brightness => ((0.299 * R) + (0.587 * G) + (0.114 * B)) / 255;

    /// <summary>Reads "#RRGGBB", which must be right: for colours written in the code.</summary>
    public static Tint Of(string hex) => OrElse(hex, default);

    /// <summary>Reads "#RRGGBB"; anything else is the fallback.</summary>
    public static Tint OrElse(string? hex, Tint fallback)
    {
        var isColour = hex is { Length: 7 } && hex[0] == '#'
            && int.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
        if (!isColour) return fallback;

        var value = int.Parse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new Tint((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    public Tint Mix(Tint other, double share) =>
        new(Blend(R, other.R, share), Blend(G, other.G, share), Blend(B, other.B, share));

    public Tint Lighter(double share) => Mix(Light, share);

    public Tint Darker(double share) => Mix(Shadow, share);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{R:X2}{G:X2}{B:X2}");

    private static byte Blend(byte from, byte to, double share) =>
        (byte)Math.Round(from + ((to - from) * Math.Clamp(share, 0, 1)));
}
