namespace Shop.Web.Demo.Pictures;

/// <summary>Teapots thrown in clay.</summary>
internal static class Pots
{
    private static readonly Turned RoundBody = new Turned(128, -425)
        .Curve(225, -415, 292, -320, 292, -215).Curve(292, -105, 225, -25, 158, -8).Line(152, 8);

    private static readonly Turned RoundLid = new Turned(26, -496).Curve(96, -492, 136, -458, 146, -424);

    private static readonly Turned LowBody = new Turned(150, -322)
        .Curve(240, -312, 306, -240, 306, -160).Curve(306, -80, 240, -18, 176, -4).Line(170, 8);

    private static readonly Turned LowLid = new Turned(24, -368).Curve(110, -366, 156, -346, 168, -318);

    /// <summary>A round-bellied pot with a looped handle.</summary>
    public static void Round(Brush brush)
    {
        brush.Shadow(0, 180, 430);
        brush.Plain().Rod("M-190 -352C-300 -442 -436 -400 -440 -282C-444 -170 -340 -122 -246 -116", 42);
        Spout(brush, "M214 -84C340 -100 366 -256 452 -400L396 -432C356 -350 326 -316 236 -318Z",
            "M214 -84C340 -100 366 -256 452 -400L434 -410C350 -262 318 -186 226 -166Z", new Spot(424, -416));
        brush.Body(RoundBody);
        Foot(brush, RoundBody, -22);
        Lid(brush, RoundLid, new Turned(10, -560).Curve(52, -562, 54, -512, 22, -492), -430);
    }

    /// <summary>A low pot with a hollow handle at the side, poured with one hand.</summary>
    public static void SideHandle(Brush brush)
    {
        brush.Shadow(0, 200, 320);
        Spout(brush, "M-246 -120C-318 -138 -350 -214 -410 -304L-352 -338C-318 -286 -290 -270 -220 -262Z",
            "M-246 -120C-318 -138 -350 -214 -410 -304L-398 -312C-336 -214 -310 -176 -240 -160Z", new Spot(-381, -321));
        brush.Body(LowBody);
        Foot(brush, LowBody, -20);
        Lid(brush, LowLid, new Turned(12, -430).Curve(50, -432, 52, -386, 20, -364), -326);
        Grip(brush);
    }

    /// <summary>A lid with its knob, and the line of shadow where it sits.</summary>
    public static void Lid(Brush brush, Turned lid, Turned knob, double seat)
    {
        var radius = lid.Bottom.X;
        brush.Canvas.Oval(6, seat + 14, radius + 6, (radius + 6) * Turned.Tilt, brush.Glaze.Deep, 0.55);
        brush.Body(lid);
        brush.Canvas.Stroke(
            $"M{-radius} {lid.Bottom.Y}A{radius} {radius * Turned.Tilt} 0 0 0 {radius} {lid.Bottom.Y}", brush.Glaze.Rim, 6, 0.8);
        brush.Canvas.Oval(5, lid.Top.Y + 10, knob.Bottom.X + 12, 10, brush.Glaze.Deep, 0.5);
        brush.Plain().Body(knob);
    }

    /// <summary>The bare clay below the glaze, seen as a belt at the foot.</summary>
    public static void Foot(Brush brush, Turned body, double from)
    {
        var radius = body.RadiusAt(from);
        var (bottom, low) = (body.Bottom.X, body.Bottom.Y);
        brush.Canvas.Fill(
            $"M{-radius} {from}A{radius} {radius * Turned.Tilt} 0 0 0 {radius} {from}L{bottom} {low}A{bottom} {bottom * Turned.Tilt} 0 0 1 {-bottom} {low}Z",
            brush.Glaze.Clay);
        var half = radius * 0.3;
        brush.Canvas.Fill(
            $"M{half} {from + (radius * Turned.Tilt * 0.954)}A{radius} {radius * Turned.Tilt} 0 0 0 {radius} {from}L{bottom} {low}A{bottom} {bottom * Turned.Tilt} 0 0 1 {half} {low + (bottom * Turned.Tilt * 0.954)}Z",
            brush.Glaze.Clay.Darker(0.3));
    }

    private static void Spout(Brush brush, string outline, string underside, Spot tip)
    {
        brush.Canvas.Fill(outline, brush.Glaze.Body);
        brush.Canvas.Fill(underside, brush.Glaze.Shade);
        var turn = tip.X > 0 ? 31 : -31;
        brush.Canvas.Placed(tip.X, tip.Y, 1, turn, () =>
            brush.Canvas.Oval(0, 0, 33, 13, brush.Glaze.Rim).Oval(2, 2, 22, 8, brush.Glaze.Deep));
    }

    private static void Grip(Brush brush)
    {
        var (canvas, glaze) = (brush.Canvas, brush.Glaze);
        canvas.Fill("M236 -226C300 -246 380 -296 430 -338L480 -262C420 -222 340 -160 268 -124Z", glaze.Body);
        canvas.Fill("M252 -172C330 -206 402 -250 462 -290L480 -262C420 -222 340 -160 268 -124Z", glaze.Shade);
        canvas.Placed(455, -300, 1, 57, () => canvas.Oval(0, 0, 46, 20, glaze.Rim).Oval(-2, 2, 32, 13, glaze.Deep));
    }
}
