namespace Shop.Domain.Settings.Looks;

/// <summary>The colours that a merchant chooses, by role. The last three are worked out where none is given.</summary>
public sealed record ChosenColours(string Surface, string Raised, string Text, string Accent, string Emphasis)
{
    public string? SoftText { get; init; }

    public string? Border { get; init; }

    public string? Hairline { get; init; }
}

/// <summary>
/// All the colours of pages in one mode, light or dark. What the merchant did not choose follows from what they did, so that
/// it can be read whatever that is.
/// </summary>
public sealed class Palette
{
    /// <summary>What WCAG 2.2 AA asks for text.</summary>
    public const double TextContrast = 4.5;

    /// <summary>What WCAG 2.2 AA asks for the borders of fields.</summary>
    public const double BorderContrast = 3;

    private static readonly Colour DarkRed = new(0xb3, 0x26, 0x1e);
    private static readonly Colour LightRed = new(0xf2, 0xa7, 0xa0);

    private Palette()
    {
    }

    /// <summary>The page.</summary>
    public Colour Surface { get; private init; }

    /// <summary>What lies on the page: panels, the ground of pictures.</summary>
    public Colour Raised { get; private init; }

    public Colour Text { get; private init; }

    public Colour SoftText { get; private init; }

    /// <summary>Buttons, links, focus.</summary>
    public Colour Accent { get; private init; }

    /// <summary>Text on the accent.</summary>
    public Colour OnAccent { get; private init; }

    /// <summary>The accent under the pointer.</summary>
    public Colour AccentDeep { get; private init; }

    /// <summary>Sale prices, what is to be noticed.</summary>
    public Colour Emphasis { get; private init; }

    /// <summary>Of fields and quiet buttons.</summary>
    public Colour Border { get; private init; }

    /// <summary>Between lines; decoration only.</summary>
    public Colour Hairline { get; private init; }

    public Colour Error { get; private init; }

    public Colour ErrorGround { get; private init; }

    public Colour GoodGround { get; private init; }

    /// <exception cref="FormatException">One of them is no colour.</exception>
    public static Palette Of(ChosenColours chosen)
    {
        var (surface, raised, text) = (Colour.Parse(chosen.Surface), Colour.Parse(chosen.Raised), Colour.Parse(chosen.Text));
        var accent = Colour.Parse(chosen.Accent);
        var onAccent = OnAccentOf(accent, surface);
        var red = surface.IsLight ? DarkRed : LightRed;
        var errorGround = Ground(surface, red, text, red);
        return new Palette
        {
            Surface = surface, Raised = raised, Text = text, Accent = accent, OnAccent = onAccent, Emphasis = Colour.Parse(chosen.Emphasis),
            AccentDeep = onAccent.IsLight ? accent.Mix(Colour.Black, 0.22) : accent.Mix(Colour.White, 0.3),
            SoftText = Given(chosen.SoftText) ?? Readable(text.Mix(surface, 0.28), [surface, raised], TextContrast, text),
            Border = Given(chosen.Border) ?? Readable(text.Mix(surface, 0.5), [surface], BorderContrast, text),
            Hairline = Given(chosen.Hairline) ?? raised.Mix(text, 0.1),
            ErrorGround = errorGround, Error = Readable(red, [surface, raised, errorGround], TextContrast, text),
            GoodGround = Ground(surface, accent, text, accent),
        };
    }

    private static Colour? Given(string? colour) => colour is null ? null : Colour.Parse(colour);

    private static Colour OnAccentOf(Colour accent, Colour surface)
    {
        Colour[] candidates = [Colour.White, surface, Colour.Black];
        return candidates.First(colour => colour.ContrastWith(accent) >= TextContrast);
    }

    private static Colour Readable(Colour wish, IReadOnlyCollection<Colour> grounds, double ratio, Colour otherwise) =>
        wish.NearestReadable(grounds, ratio) ?? otherwise;

    // A breath of colour, as long as what stands on it can be read.
    private static Colour Ground(Colour surface, Colour tint, params IReadOnlyCollection<Colour> onIt)
    {
        double[] shares = [0.1, 0.05];
        return shares.Select(share => surface.Mix(tint, share)).Append(surface)
            .First(ground => ground == surface || onIt.All(text => text.ContrastWith(ground) >= TextContrast));
    }
}
