namespace Shop.Web.Demo.Pictures;

/// <summary>The lidded bowl on its saucer.</summary>
internal static class Gaiwans
{
    private static readonly Turned Saucer = new Turned(330, -52).Curve(300, -20, 220, -2, 160, 8);

    private static readonly Turned Bowl = new Turned(282, -362)
        .Curve(262, -330, 250, -290, 238, -230).Curve(216, -130, 170, -80, 122, -62).Line(116, -34);

    private static readonly Turned Lid = new Turned(56, -448).Curve(150, -440, 216, -408, 236, -366);

    private static readonly Turned Knob = new Turned(66, -486).Curve(58, -466, 48, -456, 46, -436);

    public static void Gaiwan(Brush brush)
    {
        var (canvas, glaze) = (brush.Canvas, brush.Glaze);
        brush.Shadow(0, 250, 330);
        brush.Body(Saucer);
        canvas.Oval(0, -52, 330, 330 * Turned.Tilt, glaze.Rim);
        canvas.Oval(0, -48, 312, 312 * Turned.Tilt, glaze.Body);
        canvas.Oval(0, -44, 200, 200 * Turned.Tilt, glaze.Shade, 0.6);
        canvas.Oval(34, -42, 150, 38, glaze.Deep, 0.4);
        Cups.Open(brush, Bowl, 12);
        canvas.Oval(8, -352, 244, 244 * Turned.Tilt, glaze.Deep, 0.5);
        brush.Body(Lid);
        canvas.Stroke($"M-236 -366A236 {236 * Turned.Tilt} 0 0 0 236 -366", glaze.Rim, 6, 0.9);
        canvas.Oval(6, -440, 62, 14, glaze.Deep, 0.4);
        Cups.Open(brush.Plain(), Knob, 10);
    }
}
