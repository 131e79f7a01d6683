using System.Text;

namespace Shop.Web.Demo.Pictures;

/// <summary>
/// A piece turned on a wheel, given by its profile (radius and height from the top down, y growing downwards) and seen a little from above.
/// A meridian is named by k: -1 is the left edge, 0 the middle of the front, 1 the right edge. The view is an affine map
/// of the profile for each k, so the curves of shading and light are exact.
/// </summary>
internal sealed class Turned(double radius, double y)
{
    /// <summary>How much a circle seen from above is flattened, the same for the whole shop.</summary>
    public const double Tilt = 0.26;

    // A start, then two handles and an end for each curve; X is the radius here.
    private readonly List<Spot> _profile = [new(radius, y)];

    public Spot Top => _profile[0];

    public Spot Bottom => _profile[^1];

    public Turned Line(double radius, double y)
    {
        var from = Bottom;
        return Curve(
            from.X + ((radius - from.X) / 3), from.Y + ((y - from.Y) / 3),
            radius - ((radius - from.X) / 3), y - ((y - from.Y) / 3),
            radius, y);
    }

    public Turned Curve(double radius1, double y1, double radius2, double y2, double radius, double y)
    {
        _profile.AddRange([new(radius1, y1), new(radius2, y2), new(radius, y)]);
        return this;
    }

    public string Silhouette() => Between((-1, -1), (1, 1), frontTop: false);

    /// <summary>The part of the surface between two meridians, each of which may lean (k at the top, k at the bottom).</summary>
    public string Band((double Top, double Bottom) left, (double Top, double Bottom) right) => Between(left, right, frontTop: true);

    /// <summary>Where the surface is at this meridian and height.</summary>
    public Spot At(double k, double height)
    {
        var radius = RadiusAt(height);
        return new Spot(k * radius, height + Drop(k, radius));
    }

    /// <summary>A brush mark on the surface: pointed at both heights, as wide as the two meridians in the middle.</summary>
    public string Mark(double left, double right, double top, double bottom)
    {
        var middle = (top + bottom) / 2;
        var (from, to) = (At((left + right) / 2, top), At((left + right) / 2, bottom));
        var (out1, out2) = (At(left, middle), At(right, middle));
        return Canvas.Path($"M{from.X} {from.Y}Q{out1.X} {out1.Y} {to.X} {to.Y}Q{out2.X} {out2.Y} {from.X} {from.Y}Z");
    }

    public double RadiusAt(double height)
    {
        for (var start = 0; start + 3 < _profile.Count; start += 3)
        {
            for (var step = 0; step <= 24; step++)
            {
                var spot = OnCurve(start, step / 24.0);
                if (spot.Y >= height) return spot.X;
            }
        }

        return Bottom.X;
    }

    private static double Drop(double k, double radius) => Tilt * radius * Math.Sqrt(Math.Max(0, 1 - (k * k)));

    private string Between((double Top, double Bottom) left, (double Top, double Bottom) right, bool frontTop)
    {
        var path = new StringBuilder();
        var start = Seen(0, left);
        path.Append(Canvas.Path($"M{start.X} {start.Y}"));
        for (var i = 1; i < _profile.Count; i += 3) Curve(path, i, i + 1, i + 2, left);
        Arc(path, Bottom.X, Seen(_profile.Count - 1, right), sweep: 0);
        for (var i = _profile.Count - 2; i > 0; i -= 3) Curve(path, i, i - 1, i - 2, right);
        Arc(path, Top.X, start, frontTop ? 1 : 0);
        return path.Append('Z').ToString();
    }

    private void Curve(StringBuilder path, int handle1, int handle2, int end, (double, double) k)
    {
        var (a, b, c) = (Seen(handle1, k), Seen(handle2, k), Seen(end, k));
        path.Append(Canvas.Path($"C{a.X} {a.Y} {b.X} {b.Y} {c.X} {c.Y}"));
    }

    private static void Arc(StringBuilder path, double radius, Spot to, int sweep) =>
        path.Append(Canvas.Path($"A{radius} {radius * Tilt} 0 0 {sweep} {to.X} {to.Y}"));

    private Spot Seen(int index, (double Top, double Bottom) lean)
    {
        var point = _profile[index];
        var share = Bottom.Y == Top.Y ? 0 : Math.Clamp((point.Y - Top.Y) / (Bottom.Y - Top.Y), 0, 1);
        var k = lean.Top + ((lean.Bottom - lean.Top) * share);
        return new Spot(k * point.X, point.Y + Drop(k, point.X));
    }

    private Spot OnCurve(int start, double t)
    {
        var (a, b, c, d) = (_profile[start], _profile[start + 1], _profile[start + 2], _profile[start + 3]);
        var u = 1 - t;
        double Mix(double p, double q, double r, double s) => (u * u * u * p) + (3 * u * u * t * q) + (3 * u * t * t * r) + (t * t * t * s);
        return new Spot(Mix(a.X, b.X, c.X, d.X), Mix(a.Y, b.Y, c.Y, d.Y));
    }
}
