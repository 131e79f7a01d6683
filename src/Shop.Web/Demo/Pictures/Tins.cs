namespace Shop.Web.Demo.Pictures;

/// <summary>The colours of a family of teas: the tin, its label's paper, and the dry leaf.</summary>
internal sealed record TeaFamily(Tint Tin, Tint Wall, Tint Leaf, Tint LeafLight)
{
    public static TeaFamily Known(string? name) => name switch
    {
        "black" => Of("#5A2E22", "#D8A36C", "#3A241B", "#8A5A34"),
        "oolong" => Of("#2F4B57", "#9FB7B4", "#3E4A33", "#7E7648"),
        "white" => Of("#8C9A8A", "#C9B58E", "#8E9A7C", "#D6D6BE"),
        "herbal" => Of("#A8552F", "#AFC08C", "#6E7A3E", "#D98F4C"),
        "dark" => Of("#2C2422", "#B98A6C", "#2B1D18", "#6A4A36"),
        _ => Of("#2F5D46", "#B9C48F", "#34583C", "#7E9A5A"),
    };

    private static TeaFamily Of(string tin, string wall, string leaf, string light) =>
        new(Tint.Of(tin), Tint.Of(wall), Tint.Of(leaf), Tint.Of(light));
}

/// <summary>A tea: its tin, a cup of it and a small heap of its leaves.</summary>
internal static class Tins
{
    private const double Radius = 205;
    private const double Tall = 640;

    public static void Scene(Canvas canvas, Dice dice, PictureSpec spec)
    {
        var family = TeaFamily.Known(spec.Family);
        var label = Tint.OrElse(spec.Label, Tint.Of("#E9D9B8"));
        Ground.Draw(canvas, family.Wall.Mix(label, 0.35));
        canvas.Placed(505, 1190, 1, 0, () => Tin(new Brush(canvas, Painted(family.Tin), dice, 0), label, spec));
        canvas.Placed(872, 1290, 0.72, 0,
            () => Cup(new Brush(canvas, Glaze.Known("shino"), dice, 0.2), Tint.OrElse(spec.Liquor, Tint.Of("#C9B45A"))));
        canvas.Placed(330, 1372, 1, 0, () => Leaves.Heap(canvas, dice, spec.Leaf, family));
    }

    /// <summary>The tin alone, standing at 0: also a part of bundles.</summary>
    public static void Tin(Brush brush, Tint label, PictureSpec spec)
    {
        var canvas = brush.Canvas;
        brush.Shadow(0, Radius, Tall);
        brush.Body(new Turned(Radius, -Tall + 90).Line(Radius, 0));
        Label(canvas, label, spec.Leaf);
        brush.Body(new Turned(Radius + 8, -Tall).Line(Radius + 8, -Tall + 130));
        canvas.Oval(0, -Tall, Radius + 8, (Radius + 8) * Turned.Tilt, brush.Glaze.Light);
        canvas.Oval(4, -Tall + 3, Radius - 10, (Radius - 10) * Turned.Tilt, brush.Glaze.Body);
    }

    public static Glaze Painted(Tint tin) =>
        new(tin, tin.Lighter(0.25), tin.Darker(0.3), tin.Darker(0.4), tin, Finish.Matt);

    // A band of paper around the tin, darker where it turns away from the light, with the leaf that is inside.
    private static void Label(Canvas canvas, Tint label, string? leaf)
    {
        var sag = Radius * Turned.Tilt;
        canvas.Fill($"M{-Radius} -380A{Radius} {sag} 0 0 0 {Radius} -380V-120A{Radius} {sag} 0 0 1 {-Radius} -120Z", label);
        canvas.Fill($"M{Radius * 0.55} {-380 + (sag * 0.84)}A{Radius} {sag} 0 0 0 {Radius} -380V-120A{Radius} {sag} 0 0 1 {Radius * 0.3} {-120 + (sag * 0.95)}Z", label.Darker(0.3), 0.45);
        var ink = label.Brightness > 0.5 ? label.Darker(0.62) : label.Lighter(0.75);
        canvas.Placed(-28, -232, 1, 0, () => Emblem(canvas, ink, leaf));
        canvas.Stroke($"M{-Radius + 6} -345A{Radius} {sag} 0 0 0 {Radius - 6} -345", ink, 4, 0.7);
        canvas.Stroke($"M{-Radius + 6} -140A{Radius} {sag} 0 0 0 {Radius - 6} -140", ink, 4, 0.7);
    }

    private static void Emblem(Canvas canvas, Tint ink, string? leaf)
    {
        switch (leaf)
        {
            case "pearl":
                for (var ring = 0; ring < 3; ring++) canvas.Oval(-48 + (ring * 48), ring % 2 * 30, 22, 22, ink);
                break;
            case "flower":
                for (var petal = 0; petal < 6; petal++) canvas.Placed(0, 8, 1, petal * 60, () => canvas.Oval(0, -40, 17, 34, ink));
                break;
            case "fruit":
                canvas.Oval(-26, 12, 40, 42, ink).Oval(40, 26, 26, 28, ink, 0.7);
                break;
            case "cake" or "powder":
                canvas.Oval(0, 8, 66, 62, ink).Oval(0, 8, 22, 20, ink.Lighter(0.7));
                break;
            case "rooibos" or "needle":
                for (var needle = -2; needle <= 2; needle++)
                    canvas.Stroke($"M{needle * 24} 66Q{(needle * 26) + 14} 0 {needle * 34} -56", ink, 9);
                break;
            default:
                canvas.Fill("M0 -84C64 -40 64 40 0 92C-64 40 -64 -40 0 -84Z", ink).Stroke("M0 -50V66", ink.Lighter(0.75), 6);
                break;
        }
    }

    private static void Cup(Brush brush, Tint liquor)
    {
        brush.Shadow(0, 120, 200);
        brush.Body(new Turned(205, -200).Curve(196, -90, 150, -10, 96, 0));
        brush.Canvas.Oval(0, -200, 205, 205 * Turned.Tilt, brush.Glaze.Rim);
        brush.Canvas.Oval(0, -194, 184, 178 * Turned.Tilt, liquor);
        brush.Canvas.Fill("M-150 -206C-90 -226 0 -232 60 -226C-10 -216 -80 -208 -120 -190Z", liquor.Lighter(0.6), 0.6);
    }
}
