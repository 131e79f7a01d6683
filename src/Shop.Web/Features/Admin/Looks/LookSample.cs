using Shop.Domain.Settings.Looks;

namespace Shop.Web.Features.Admin.Looks;

/// <summary>A small drawing of a look: what it would be like, without its being in force.</summary>
/// <param name="Dark">In its dark colours.</param>
public sealed record LookSample(Look Look, bool Dark)
{
    /// <summary>Null while a colour is none.</summary>
    public Palette? Palette => Chosen() is { } chosen && IsGood(chosen) ? Palette.Of(chosen) : null;

    /// <summary>How round the button is in the drawing.</summary>
    public int Round => Math.Clamp(Look.Corner, 0, 15);

    private ChosenColours Chosen() => Dark ? Look.Dark : Look.Light;

    private static bool IsGood(ChosenColours chosen) => new[] { chosen.Surface, chosen.Raised, chosen.Text, chosen.Accent, chosen.Emphasis }
        .Concat(new[] { chosen.SoftText, chosen.Border, chosen.Hairline }.OfType<string>()).All(colour => Colour.TryParse(colour, out _));
}
