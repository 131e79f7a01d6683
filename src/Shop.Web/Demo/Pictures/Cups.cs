namespace Shop.Web.Demo.Pictures;

/// <summary>What tea is drunk from: open vessels whose inside is seen.</summary>
internal static class Cups
{
    private static readonly Turned Low = new Turned(290, -330)
        .Curve(286, -200, 250, -80, 150, -44).Line(138, -40).Line(132, 6);

    private static readonly Turned Tall = new Turned(160, -420)
        .Curve(172, -300, 172, -140, 150, -50).Curve(142, -20, 120, -14, 116, 6);

    private static readonly Turned Wide = new Turned(370, -350)
        .Curve(372, -215, 330, -90, 190, -52).Line(160, -44).Line(150, 8);

    private static readonly Turned Straight = new Turned(230, -470)
        .Curve(234, -320, 236, -160, 228, -50).Curve(224, -14, 204, 4, 190, 8);

    /// <summary>One small handleless cup.</summary>
    public static void Cup(Brush brush)
    {
        brush.Shadow(0, 150, 300);
        Open(brush, Low, 20);
        Pots.Foot(brush, Low, -42);
    }

    /// <summary>Two tall cups, one a little behind the other.</summary>
    public static void Pair(Brush brush)
    {
        brush.Canvas.Placed(-180, -70, 1, 0, () => One(brush));
        brush.Canvas.Placed(180, 20, 1, 0, () => One(brush));
    }

    /// <summary>The wide bowl in which matcha is whisked.</summary>
    public static void Bowl(Brush brush)
    {
        brush.Shadow(0, 190, 330);
        Open(brush, Wide, 22);
        Pots.Foot(brush, Wide, -48);
    }

    /// <summary>A straight mug with a broad handle.</summary>
    public static void Mug(Brush brush)
    {
        brush.Shadow(0, 215, 430);
        brush.Plain().Rod("M206 -372C320 -404 392 -340 384 -240C376 -144 300 -96 214 -104", 50);
        Open(brush, Straight, 16);
        Pots.Foot(brush, Straight, -22);
    }

    /// <summary>A vessel with its mouth: the wall's thickness, the inside in its own shadow, and the tea when there is some.</summary>
    public static void Open(Brush brush, Turned form, double wall, Tint? tea = null, double depth = 0.2)
    {
        brush.Body(form);
        var (r, y) = (form.Top.X, form.Top.Y);
        var inner = r - wall;
        var (canvas, glaze) = (brush.Canvas, brush.Glaze);
        canvas.Oval(0, y, r, r * Turned.Tilt, glaze.Rim);
        var mouth = Canvas.Ellipse(0, y + 3, inner, inner * Turned.Tilt);
        canvas.Clipped(mouth, () =>
        {
            canvas.Fill(mouth, glaze.Body.Mix(glaze.Shade, 0.25));
            canvas.Oval(inner * -0.2, y - 2, inner, inner * Turned.Tilt * 1.05, glaze.Shade);
            canvas.Oval(inner * -0.42, y - 6, inner * 0.95, inner * Turned.Tilt, glaze.Deep, 0.45);
            if (tea is { } colour) Tea(canvas, colour, inner, y + (inner * depth));
        });
    }

    private static void Tea(Canvas canvas, Tint colour, double radius, double y)
    {
        var r = radius * 0.97;
        canvas.Oval(0, y, r, r * Turned.Tilt, colour);
        canvas.Fill(
            $"M{-r} {y}A{r} {r * Turned.Tilt} 0 0 1 {r * 0.5} {y - (r * Turned.Tilt * 0.87)}C{r * 0.1} {y - (r * 0.1)} {-r * 0.5} {y - (r * 0.06)} {-r} {y}Z",
            colour.Darker(0.3), 0.6);
        canvas.Fill($"M{r * 0.1} {y + (r * 0.1)}Q{r * 0.5} {y + (r * 0.11)} {r * 0.74} {y + (r * 0.01)}Q{r * 0.46} {y + (r * 0.05)} {r * 0.1} {y + (r * 0.1)}Z", colour.Lighter(0.6), 0.8);
    }

    private static void One(Brush brush)
    {
        brush.Shadow(0, 130, 380);
        Open(brush, Tall, 16);
        Pots.Foot(brush, Tall, -34);
    }
}
