namespace Shop.Web.Demo.Pictures;

/// <summary>The small things of a tea table: whisks, scoops, scales and the like.</summary>
internal static class Tools
{
    public static void Whisk(Brush brush)
    {
        brush.Shadow(0, 130, 300);
        for (var tine = -8; tine <= 8; tine++)
            brush.Canvas.Stroke($"M{tine * 9} -240C{tine * 26} -160 {tine * 22} -60 {tine * 14} -6", tine % 2 == 0
                ? brush.Glaze.Body
                : brush.Glaze.Shade, 9);
        brush.Body(new Turned(78, -480).Line(84, -230));
        brush.Canvas.Stroke("M-84 -262A84 25 0 0 0 84 -262", Tint.Of("#3A3A34"), 10)
            .Stroke("M-86 -238A86 26 0 0 0 86 -238", Tint.Of("#3A3A34"), 8);
        brush.Canvas.Oval(0, -480, 78, 22, brush.Glaze.Light).Oval(0, -479, 50, 13, brush.Glaze.Deep);
    }

    public static void Scoop(Brush brush)
    {
        brush.Shadow("M-330 -26C-200 20 120 20 330 -10L330 10C120 46 -200 50 -330 0Z", 22, 22);
        brush.Canvas.Fill("M-30 -64L350 -84C372 -84 372 -40 350 -40L-30 -20Z", brush.Glaze.Body)
            .Fill("M-30 -38L350 -52C372 -48 368 -40 350 -40L-30 -20Z", brush.Glaze.Shade, 0.7);
        brush.Canvas.Fill("M-380 -60C-380 -160 -60 -150 -10 -70C10 -40 -40 10 -180 10C-310 10 -380 -10 -380 -60Z", brush.Glaze.Body);
        brush.Canvas.Fill("M-350 -66C-340 -130 -80 -128 -40 -72C-60 -30 -330 -20 -350 -66Z", brush.Glaze.Deep, 0.75);
        for (var leaf = 0; leaf < 14; leaf++)
            brush.Canvas.Stroke($"M{brush.Dice.Between(-310, -110)} {brush.Dice.Between(-96, -56)}q16 -14 34 2", Tint.Of("#4F6B44")
                .Lighter(brush.Dice.Next() * 0.4), 7);
    }

    public static void Strainer(Brush brush)
    {
        brush.Shadow(0, 150, 140);
        brush.Canvas.Fill("M200 -214L420 -240C436 -240 436 -206 420 -204L200 -180Z", brush.Glaze.Body);
        brush.Body(new Turned(220, -200).Curve(214, -90, 150, -10, 70, 0));
        Mesh(brush, 190, -178, 8, 7);
        brush.Canvas.Oval(0, -200, 220, 62, brush.Glaze.Light).Oval(0, -196, 200, 52, brush.Glaze.Deep);
        Mesh(brush, 150, -214, 7, 3);
    }

    public static void Infuser(Brush brush)
    {
        brush.Shadow(0, 130, 380);
        brush.Rod("M-150 -330C-230 -330 -230 -240 -160 -236M150 -330C230 -330 230 -240 160 -236", 20);
        brush.Body(new Turned(160, -380).Line(140, 0));
        Mesh(brush, 140, -320, 6, 12);
        brush.Canvas.Oval(0, -380, 172, 48, brush.Glaze.Light).Oval(0, -376, 148, 38, brush.Glaze.Deep);
    }

    public static void Scale(Brush brush)
    {
        brush.Shadow("M-360 -20H360L380 40H-340Z", 26, 20);
        brush.Canvas.Fill("M-350 -110H350L372 10Q372 34 348 34H-348Q-372 34 -372 10Z", brush.Glaze.Body)
            .Fill("M350 -110L372 10Q372 34 348 34H120L180 -110Z", brush.Glaze.Shade, 0.45);
        brush.Canvas.Fill("M-320 -180H320L350 -110H-350Z", brush.Glaze.Light).Fill("M-280 -168H160L176 -122H-300Z", brush.Glaze.Body, 0.8);
        brush.Canvas.Fill("M-120 -70H120V-6H-120Z", Tint.Of("#23302A"));
        foreach (var digit in new[] { -80, -20, 40 })
            brush.Canvas.Stroke($"M{digit} -54H{digit + 32}V-38H{digit}V-22H{digit + 32}", Tint.Of("#BFE0C6"), 6);
        brush.Canvas.Oval(-250, -38, 22, 20, brush.Glaze.Deep).Oval(250, -38, 22, 20, brush.Glaze.Deep);
    }

    public static void Thermometer(Brush brush)
    {
        brush.Shadow(0, 60, 520);
        brush.Canvas.Fill("M-13 -470H13V-16L0 6L-13 -16Z", brush.Glaze.Body).Fill("M3 -470H13V-16L0 6Z", brush.Glaze.Shade);
        brush.Canvas.Oval(0, -560, 176, 176, brush.Glaze.Shade).Oval(-5, -565, 170, 170, brush.Glaze.Light)
            .Oval(0, -560, 146, 146, Tint.Of("#FBF7F0"));
        for (var mark = -4; mark <= 4; mark++)
            brush.Canvas.Placed(0, -560, 1, mark * 30, () => brush.Canvas.Stroke("M0 -128V-102", Tint.Of("#5B665F"), 7));
        brush.Canvas.Stroke("M0 -560L74 -640", Tint.Of("#A8471F"), 11).Oval(0, -560, 17, 17, Tint.Of("#1F2A24"));
    }

    public static void Timer(Brush brush)
    {
        brush.Shadow(0, 150, 400);
        brush.Canvas.Fill(
            "M-130 -420H130C130 -300 40 -270 18 -216C40 -160 130 -130 130 -12H-130C-130 -130 -40 -160 -18 -216C-40 -270 -130 -300 -130 "
            + "-420Z", Tint.Of("#E7EFEA"), 0.85);
        brush.Canvas.Fill("M-92 -60C-60 -110 60 -110 92 -60L118 -14H-118Z", brush.Glaze.Speck)
            .Fill("M-80 -350H80C60 -300 30 -270 6 -226H-6C-30 -270 -60 -300 -80 -350Z", brush.Glaze.Speck, 0.8);
        brush.Body(new Turned(160, -460).Line(160, -416));
        brush.Body(new Turned(160, -16).Line(160, 24));
        brush.Canvas.Oval(0, -460, 160, 44, brush.Glaze.Light);
    }

    public static void Tray(Brush brush)
    {
        brush.Shadow("M-430 -60H430L450 60H-420Z", 24, 24);
        brush.Canvas.Fill("M-380 -190H380L450 40Q452 66 424 66H-424Q-452 66 -450 40Z", brush.Glaze.Body)
            .Fill("M-450 40L-452 52Q-450 66 -424 66H424Q452 66 450 40L446 26H-446Z", brush.Glaze.Deep, 0.7);
        brush.Canvas.Fill("M-340 -166H340L398 16H-398Z", brush.Glaze.Shade, 0.5);
        for (var slat = -5; slat <= 5; slat++) brush.Canvas.Stroke($"M{slat * 58} -150L{slat * 68} 4", brush.Glaze.Deep, 12, 0.55);
        brush.Canvas.Stroke("M-376 -184H376", brush.Glaze.Light, 8, 0.7);
    }

    public static void Cloth(Brush brush)
    {
        brush.Shadow("M-330 -120H330L372 40H-360Z", 26, 26);
        for (var fold = 2; fold >= 0; fold--)
            brush.Canvas.Fill(
                $"M{-330 + (fold * 8)} {-150 - (fold * 34)}H{330 - (fold * 8)}Q356 {-90 - (fold * 34)} 370 {20 - (fold * 30)}Q372 {44 - (fold * 30)} 346 {44 - (fold * 30)}H-346Q-372 {44 - (fold * 30)} -370 {20 - (fold * 30)}Z", fold % 2 == 0 ? brush.Glaze.Body : brush.Glaze.Rim);
        brush.Canvas.Fill("M90 -150H330Q356 -90 370 20Q372 44 346 44H150Z", brush.Glaze.Shade, 0.3);
        foreach (var line in new[] { -110, -80 })
            brush.Canvas.Stroke($"M{-340 - (line / 4)} {line}H{340 + (line / 4)}", Tint.Of("#2F5D46"), 10, 0.75);
    }

    private static void Mesh(Brush brush, double width, double top, int columns, int rows)
    {
        var holes = from row in Enumerable.Range(0, rows) from column in Enumerable.Range(-columns, (2 * columns) + 1)
                    select new Spot(column * width / (columns + 1) * (1 - (row * 0.03)), top + (row * 24));
        brush.Canvas.Dots(holes, 8, brush.Glaze.Deep, 0.6);
    }
}
