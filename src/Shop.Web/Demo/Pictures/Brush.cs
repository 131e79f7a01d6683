namespace Shop.Web.Demo.Pictures;

/// <summary>Paints one piece: the canvas, its glaze, and the chance that makes it itself. The light comes from the upper left.</summary>
internal sealed record Brush(Canvas Canvas, Glaze Glaze, Dice Dice, double Speckle)
{
    private static readonly Tint ShadowTint = Tint.Of("#5E4B39");

    public Brush With(Glaze glaze) => this with { Glaze = glaze };

    /// <summary>The same brush without freckles, for lids' knobs and other small parts.</summary>
    public Brush Plain() => this with { Speckle = 0 };

    /// <summary>What a round piece of this footprint and height throws on the table, to the right and a little back.</summary>
    public void Shadow(double x, double radius, double height, double y = 0)
    {
        var (ry, far) = (radius * Turned.Tilt, x + (radius * 0.35) + (height * 0.42));
        var (farY, farR) = (y - (height * 0.07), radius * 0.86);
        Canvas.Fill(
            $"M{x - radius} {y}A{radius} {ry} 0 0 0 {x} {y + ry}L{far} {farY + (farR * Turned.Tilt)}A{farR} {farR * Turned.Tilt} 0 0 0 {far} {farY - (farR * Turned.Tilt)}L{x} {y - ry}A{radius} {ry} 0 0 0 {x - radius} {y}Z",
            ShadowTint, 0.15);
        Canvas.Oval(x + (radius * 0.1), y + 4, radius * 1.08, (ry * 1.1) + 4, ShadowTint, 0.3);
    }

    /// <summary>A soft shadow of any outline, for flat things.</summary>
    public void Shadow(string outline, double dx, double dy) =>
        Canvas.Placed(dx, dy, 1, 0, () => Canvas.Fill(outline, ShadowTint, 0.2));

    /// <summary>A body of revolution in the brush's glaze, with its shading, freckles and light.</summary>
    public void Body(Turned form)
    {
        if (Glaze.Finish == Finish.Glass)
        {
            Glassy(form);
            return;
        }

        Canvas.Fill(form.Silhouette(), Glaze.Body);
        if (Glaze.Finish == Finish.Metal) Canvas.Fill(form.Band((-0.86, -0.86), (-0.5, -0.5)), Glaze.Light, 0.75);
        Canvas.Fill(form.Band((0.66, 0.0), (1, 1)), Glaze.Shade, 0.42);
        Canvas.Fill(form.Band((0.86, 0.36), (1, 1)), Glaze.Shade, 0.85);
        if (Glaze.Finish == Finish.Metal) Canvas.Fill(form.Band((0.84, 0.84), (0.95, 0.95)), Glaze.Light, 0.45);
        Freckles(form);
        Gleam(form);
    }

    /// <summary>A handle or bail: a round rod along a line.</summary>
    public void Rod(string line, double thickness)
    {
        Canvas.Stroke(line, Glaze.Shade, thickness);
        Canvas.Placed(-thickness * 0.09, -thickness * 0.1, 1, 0, () => Canvas.Stroke(line, Glaze.Body, thickness * 0.72));
        Canvas.Placed(-thickness * 0.18, -thickness * 0.2, 1, 0, () => Canvas.Stroke(line, Glaze.Light, thickness * 0.14, 0.7));
    }

    public void Freckles(Turned form)
    {
        // A full speckle is one freckle on every 600 units of the piece's upright section.
        var section = (form.Bottom.Y - form.Top.Y) * (form.Top.X + form.Bottom.X + form.RadiusAt((form.Top.Y + form.Bottom.Y) / 2));
        var count = (int)(Math.Clamp(Speckle, 0, 1) * section / 1500);
        Freckles(form, count * 6 / 10, 4.5, 0.55);
        Freckles(form, count * 3 / 10, 7, 0.6);
        Freckles(form, count / 10, 11, 0.6);
    }

    private void Freckles(Turned form, int count, double size, double opacity)
    {
        var (top, bottom) = (form.Top.Y, form.Bottom.Y);
        Spot Anywhere() => form.At(Math.Sin(Dice.Between(-1.4, 1.4)), Dice.Between(top + 8, bottom - 6));
        Canvas.Dots(Enumerable.Range(0, count).Select(_ => Anywhere()), size, Glaze.Speck, opacity);
    }

    private void Gleam(Turned form)
    {
        var (top, height) = (form.Top.Y, form.Bottom.Y - form.Top.Y);
        var strength = Glaze.Finish == Finish.Matt ? 0.4 : 0.85;
        Canvas.Fill(form.Mark(-0.78, -0.46, top + (height * 0.12), top + (height * 0.62)), Glaze.Light, strength);
    }

    private void Glassy(Turned form)
    {
        var edge = form.Silhouette();
        Canvas.Fill(edge, Glaze.Rim, 0.34);
        Canvas.Fill(form.Band((-1, -1), (-0.88, -0.88)), Glaze.Speck, 0.3);
        Canvas.Fill(form.Band((0.7, 0.62), (1, 1)), Glaze.Speck, 0.26);
        Canvas.Stroke(edge, Glaze.Speck, 5, 0.85);
        var (top, height) = (form.Top.Y, form.Bottom.Y - form.Top.Y);
        Canvas.Fill(form.Mark(-0.8, -0.6, top + (height * 0.1), top + (height * 0.7)), Glaze.Rim, 0.9);
        Canvas.Fill(form.Mark(0.74, 0.84, top + (height * 0.3), top + (height * 0.8)), Glaze.Rim, 0.7);
    }
}
