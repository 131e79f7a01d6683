namespace Shop.Web.Demo.Pictures;

/// <summary>Jars that keep tea: thrown in clay, or spun in metal.</summary>
internal static class Caddies
{
    private static readonly Turned Jar = new Turned(150, -430)
        .Curve(230, -420, 262, -360, 262, -270).Curve(262, -140, 230, -40, 196, -6).Line(190, 8);

    private static readonly Turned JarLid = new Turned(22, -520).Curve(100, -518, 156, -490, 172, -440).Line(172, -424);

    private static readonly Turned Drum = new Turned(214, -400).Line(214, 0);

    private static readonly Turned DrumLid = new Turned(222, -570).Line(222, -330);

    public static void Caddy(Brush brush)
    {
        if (brush.Glaze.Finish == Finish.Metal) Spun(brush);
        else Thrown(brush);
    }

    private static void Thrown(Brush brush)
    {
        brush.Shadow(0, 205, 430);
        brush.Body(Jar);
        Pots.Foot(brush, Jar, -24);
        Pots.Lid(brush, JarLid, new Turned(12, -586).Curve(52, -590, 54, -536, 24, -516), -430);
    }

    private static void Spun(Brush brush)
    {
        var (canvas, glaze) = (brush.Canvas, brush.Glaze);
        brush.Shadow(0, 222, 560);
        brush.Body(Drum);
        canvas.Stroke($"M-222 -318A222 {222 * Turned.Tilt} 0 0 0 222 -318", glaze.Deep, 14, 0.5);
        brush.Body(DrumLid);
        canvas.Oval(0, -570, 222, 222 * Turned.Tilt, glaze.Light);
        canvas.Oval(4, -567, 206, 206 * Turned.Tilt, glaze.Body);
        canvas.Fill($"M206 -567A206 {206 * Turned.Tilt} 0 0 1 -60 -516C40 -530 150 -560 206 -567Z", glaze.Shade, 0.5);
    }
}
