namespace Shop.Web.Demo.Pictures;

/// <summary>Ware of clear glass, with tea in it so that it can be seen.</summary>
internal static class GlassPots
{
    private static readonly Tint Tea = Tint.Of("#D9A04A");

    private static readonly Turned Body = new Turned(122, -440)
        .Curve(130, -400, 282, -350, 282, -205).Curve(282, -90, 215, -10, 150, 0);

    private static readonly Turned Full = new Turned(262, -268).Curve(274, -240, 272, -210, 270, -190)
        .Curve(262, -90, 206, -24, 146, -12);

    private static readonly Turned Lid = new Turned(30, -500).Curve(96, -496, 130, -468, 140, -436);

    private static readonly Turned Jug = new Turned(150, -450)
        .Curve(150, -360, 224, -280, 224, -160).Curve(224, -60, 180, 0, 140, 2);

    private static readonly Turned JugFull = new Turned(196, -256).Curve(214, -210, 214, -180, 212, -150)
        .Curve(208, -70, 172, -14, 136, -10);

    public static void Teapot(Brush brush)
    {
        var canvas = brush.Canvas;
        brush.Shadow(0, 170, 330);
        Handle(brush, "M-196 -350C-310 -420 -420 -380 -422 -276C-424 -176 -330 -130 -244 -122", 26);
        Spout(brush, "M222 -96C338 -112 362 -262 440 -396L398 -420C356 -344 324 -306 240 -300Z");
        Filled(brush, Full);
        brush.Body(Body);
        canvas.Oval(0, -440, 122, 32, brush.Glaze.Rim, 0.6);
        brush.Body(Lid);
        brush.Body(new Turned(12, -560).Curve(48, -562, 50, -512, 22, -496));
    }

    public static void Pitcher(Brush brush)
    {
        var canvas = brush.Canvas;
        brush.Shadow(0, 160, 360);
        Handle(brush, "M150 -384C270 -420 356 -360 348 -262C340 -166 280 -120 206 -104", 28);
        Filled(brush, JugFull);
        brush.Body(Jug);
        canvas.Fill("M-60 -486C-130 -490 -190 -494 -236 -480C-206 -452 -172 -420 -152 -372C-150 -400 -150 -430 -148 -444Z", brush.Glaze.Rim,
            0.75);
        canvas.Stroke("M-60 -486C-130 -490 -190 -494 -236 -480C-206 -452 -172 -420 -152 -372", brush.Glaze.Speck, 5, 0.85);
        canvas.Oval(0, -450, 150, 39, brush.Glaze.Rim, 0.5);
        canvas.Stroke(Canvas.Ellipse(0, -450, 150, 39), brush.Glaze.Speck, 5, 0.85);
    }

    private static void Filled(Brush brush, Turned liquid)
    {
        var (r, y) = (liquid.Top.X, liquid.Top.Y);
        brush.Canvas.Fill(liquid.Silhouette(), Tea);
        brush.Canvas.Fill(liquid.Band((0.4, 0.2), (1, 1)), Tea.Darker(0.2), 0.6);
        brush.Canvas.Oval(0, y, r, r * Turned.Tilt, Tea.Lighter(0.3));
        brush.Canvas.Stroke($"M{-r} {y}A{r} {r * Turned.Tilt} 0 0 0 {r} {y}", Tea.Lighter(0.6), 5);
    }

    private static void Handle(Brush brush, string line, double thickness)
    {
        brush.Canvas.Stroke(line, brush.Glaze.Speck, thickness, 0.85);
        brush.Canvas.Stroke(line, brush.Glaze.Body, thickness - 9);
        brush.Canvas.Stroke(line, brush.Glaze.Rim, 5);
    }

    private static void Spout(Brush brush, string outline)
    {
        brush.Canvas.Fill(outline, brush.Glaze.Rim, 0.6);
        brush.Canvas.Stroke(outline, brush.Glaze.Speck, 5, 0.85);
    }
}
