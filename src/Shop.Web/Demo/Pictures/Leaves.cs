namespace Shop.Web.Demo.Pictures;

/// <summary>A small heap of dry tea on the table: each leaf lies where chance let it fall, in the shape of its kind.</summary>
internal static class Leaves
{
    private const int Count = 46;

    public static void Heap(Canvas canvas, Dice dice, string? shape, TeaFamily family)
    {
        canvas.Oval(0, 14, 190, 34, Tint.Of("#5E4B39"), 0.22);
        if (shape == "cake")
        {
            Cake(canvas, family);
            return;
        }

        if (shape == "powder")
            canvas.Fill("M-170 20C-110 -20 -60 -92 0 -96C60 -92 110 -20 170 20C80 44 -80 44 -170 20Z", family.LeafLight)
                .Fill("M10 -94C60 -88 110 -20 170 20C120 36 60 40 20 40C60 10 60 -50 10 -94Z", family.Leaf, 0.6);
        for (var leaf = 0; leaf < (shape == "powder" ? 8 : Count); leaf++)
        {
            // Higher in the middle: the heap is a cone seen from a little above.
            var (x, y) = (dice.Around(175), dice.Around(30));
            var rise = Math.Max(0, 1 - (Math.Abs(x) / 150)) * 66 * dice.Next();
            var colour = family.Leaf.Mix(family.LeafLight, dice.Next());
            canvas.Placed(x, y - rise, dice.Between(0.8, 1.25), dice.Between(-70, 70), () => One(canvas, shape, colour));
        }
    }

    private static void One(Canvas canvas, string? shape, Tint colour)
    {
        switch (shape)
        {
            case "needle":
                canvas.Stroke("M-34 0Q0 -8 34 2", colour, 7);
                break;
            case "pearl":
                canvas.Oval(0, 0, 15, 14, colour).Stroke("M-8 -6Q0 -12 8 -5", colour.Lighter(0.5), 3, 0.7);
                break;
            case "broad":
                canvas.Fill("M-38 4C-18 -24 18 -24 40 -2C18 18 -16 20 -38 4Z", colour)
                    .Stroke("M-28 3Q4 -6 30 -2", colour.Darker(0.4), 2.5, 0.7);
                break;
            case "flower":
                for (var petal = 0; petal < 5; petal++)
                    canvas.Placed(0, 0, 1, petal * 72, () => canvas.Oval(0, -11, 6, 11, colour.Lighter(0.25)));
                canvas.Oval(0, 0, 5, 5, colour.Darker(0.4));
                break;
            case "rooibos":
                canvas.Stroke("M-16 0L16 3", Tint.Of("#A8481F").Mix(colour, 0.35), 5);
                break;
            case "fruit":
                canvas.Fill("M-18 -10L14 -16L22 8L-8 16Z", Tint.Of("#B5482C").Mix(colour, 0.4))
                    .Stroke("M-10 -4L10 -8", colour.Lighter(0.6), 3, 0.5);
                break;
            default:
                canvas.Stroke("M-30 6C-14 -16 8 16 32 -6", colour, 9);
                break;
        }
    }

    private static void Cake(Canvas canvas, TeaFamily family)
    {
        canvas.Fill("M-180 -10A180 52 0 0 0 180 -10V14A180 52 0 0 1 -180 14Z", family.Leaf);
        canvas.Oval(0, -12, 180, 52, family.LeafLight).Oval(6, -10, 150, 40, family.Leaf.Mix(family.LeafLight, 0.4))
            .Oval(0, -12, 44, 13, family.Leaf);
    }
}
