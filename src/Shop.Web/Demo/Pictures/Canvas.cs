using System.Globalization;
using System.Text;

namespace Shop.Web.Demo.Pictures;

/// <summary>
/// Writes an SVG document with the smallest vocabulary that will do: paths, groups and clips, presentation attributes only,
/// so that a strict content security policy, and any simple renderer, can take it.
/// </summary>
internal sealed class Canvas(int width, int height, string idPrefix)
{
    private readonly StringBuilder _body = new();
    private int _clips;

    public Canvas Fill(FormattableString path, Tint colour, double opacity = 1) => Fill(Path(path), colour, opacity);

    public Canvas Fill(string path, Tint colour, double opacity = 1)
    {
        _body.Append("<path d=\"").Append(path).Append("\" fill=\"").Append(colour).Append('"');
        return Close("fill-opacity", opacity);
    }

    public Canvas Stroke(FormattableString path, Tint colour, double thickness, double opacity = 1) =>
        Stroke(Path(path), colour, thickness, opacity);

    public Canvas Stroke(string path, Tint colour, double thickness, double opacity = 1)
    {
        _body.Append("<path d=\"").Append(path).Append("\" fill=\"none\" stroke=\"").Append(colour)
            .Append("\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke-width=\"").Append(Number(thickness)).Append('"');
        return Close("stroke-opacity", opacity);
    }

    /// <summary>Round dots of one size: each is a stroke of no length with round ends, a quarter of an ellipse's bytes.</summary>
    public Canvas Dots(IEnumerable<Spot> centres, double diameter, Tint colour, double opacity = 1)
    {
        var path = new StringBuilder();
        foreach (var centre in centres) path.Append(Path($"M{centre.X} {centre.Y}h.1"));
        return path.Length == 0 ? this : Stroke(path.ToString(), colour, diameter, opacity);
    }

    public Canvas Oval(double x, double y, double rx, double ry, Tint colour, double opacity = 1) =>
        Fill(Ellipse(x, y, rx, ry), colour, opacity);

    /// <summary>Moves, then scales, then turns (degrees) what is drawn inside.</summary>
    public Canvas Placed(double x, double y, double scale, double turn, Action draw)
    {
        _body.Append("<g transform=\"translate(").Append(Path($"{x} {y}")).Append(')');
        if (scale != 1) _body.Append(CultureInfo.InvariantCulture, $" scale({scale:0.###})");
        if (turn != 0) _body.Append(CultureInfo.InvariantCulture, $" rotate({turn:0.#})");
        return Inside("\">", draw);
    }

    /// <summary>Shows only the part inside the outline of what is drawn.</summary>
    public Canvas Clipped(string outline, Action draw)
    {
        var id = $"{idPrefix}{_clips++}";
        _body.Append("<clipPath id=\"").Append(id).Append("\"><path d=\"").Append(outline).Append("\"/></clipPath>");
        _body.Append("<g clip-path=\"url(#").Append(id).Append(")\"");
        return Inside(">", draw);
    }

    public static string Ellipse(double x, double y, double rx, double ry) =>
        Path($"M{x - rx} {y}a{rx} {ry} 0 1 1 {2 * rx} 0a{rx} {ry} 0 1 1 {-2 * rx} 0Z");

    /// <summary>Path text whose numbers are rounded to tenths and never carry a comma.</summary>
    public static string Path(FormattableString path) =>
        string.Format(CultureInfo.InvariantCulture, path.Format, [.. path.GetArguments().Select(Rounded)]);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">{_body}</svg>");

    private static object? Rounded(object? part) => part is double number ? Number(number) : part;

    private static string Number(double value) =>
        value.ToString("0.#", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;

    private Canvas Close(string attribute, double opacity)
    {
        if (opacity < 1) _body.Append(CultureInfo.InvariantCulture, $" {attribute}=\"{opacity:0.##}\"");
        _body.Append("/>");
        return this;
    }

    private Canvas Inside(string opening, Action draw)
    {
        _body.Append(opening);
        draw();
        _body.Append("</g>");
        return this;
    }
}

/// <summary>A place on the picture, in its units, y growing downwards.</summary>
internal readonly record struct Spot(double X, double Y);
