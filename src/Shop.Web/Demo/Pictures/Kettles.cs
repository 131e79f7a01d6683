namespace Shop.Web.Demo.Pictures;

/// <summary>What water is boiled in.</summary>
internal static class Kettles
{
    private static readonly Glaze Wood = Glaze.Known("walnut");

    private static readonly Turned Iron = new Turned(150, -350)
        .Curve(250, -342, 312, -270, 318, -190).Curve(322, -110, 280, -30, 196, -6).Line(190, 8);

    private static readonly Turned IronLid = new Turned(24, -396).Curve(110, -392, 150, -374, 162, -346);

    private static readonly Turned Steel = new Turned(140, -430)
        .Curve(160, -400, 196, -250, 236, -60).Curve(242, -20, 228, 0, 214, 8);

    private static readonly Turned SteelLid = new Turned(20, -462).Curve(90, -460, 134, -448, 146, -428);

    /// <summary>Cast iron with rows of raised dots and an arched bail.</summary>
    public static void CastIron(Brush brush)
    {
        brush.Shadow(0, 215, 340);
        brush.Plain().Rod("M-206 -318C-240 -600 -120 -690 0 -690C120 -690 240 -600 206 -318", 30);
        Spout(brush, "M270 -190C340 -206 346 -270 392 -330L344 -356C318 -320 296 -300 236 -292Z",
            "M270 -190C340 -206 346 -270 392 -330L378 -338C330 -270 320 -236 262 -222Z");
        brush.Plain().Body(Iron);
        Hobnails(brush);
        Pots.Lid(brush.Plain(), IronLid, new Turned(10, -452).Curve(44, -454, 46, -412, 20, -392), -352);
        brush.Plain().Rod("M-206 -318L-214 -292", 44);
        brush.Plain().Rod("M206 -318L214 -292", 44);
    }

    /// <summary>Brushed steel with a long thin spout for a slow pour.</summary>
    public static void Gooseneck(Brush brush)
    {
        brush.Shadow(0, 235, 380);
        brush.Rod("M-130 -410C-170 -480 -250 -500 -300 -476", 26);
        brush.With(Wood).Rod("M-300 -474C-376 -440 -372 -260 -330 -170", 46);
        brush.Rod("M196 -96C330 -110 292 -250 318 -350C332 -410 366 -430 412 -414", 34);
        brush.Canvas.Placed(414, -413, 1, 22, () => brush.Canvas.Oval(0, 0, 9, 18, brush.Glaze.Deep));
        brush.Body(Steel);
        Pots.Lid(brush, SteelLid, new Turned(14, -520).Line(16, -462), -430);
        brush.With(Wood).Body(new Turned(26, -546).Curve(40, -540, 40, -512, 22, -506));
    }

    private static void Hobnails(Brush brush)
    {
        var (lit, dark) = (new List<Spot>(), new List<Spot>());
        for (var row = 0; row < 7; row++)
        {
            for (var turn = -9; turn <= 9; turn++)
            {
                var spot = Iron.At(Math.Sin((turn + (row % 2 * 0.5)) * 0.165), -300 + (row * 38));
                dark.Add(spot);
                lit.Add(new Spot(spot.X - 3, spot.Y - 4));
            }
        }

        brush.Canvas.Dots(dark, 17, brush.Glaze.Deep, 0.75).Dots(lit, 11, brush.Glaze.Light, 0.5);
    }

    private static void Spout(Brush brush, string outline, string underside) =>
        brush.Canvas.Fill(outline, brush.Glaze.Body).Fill(underside, brush.Glaze.Shade);
}
