namespace Shop.Web.Demo.Pictures;

/// <summary>Draws the pictures of the demo shop's products. The same spec and seed give the same bytes, always.</summary>
public static class ProductPicture
{
    private const double TableY = 1240;

    /// <summary>A whole SVG document, 1200 by 1500; the seed (a product's code) decides freckles and fallen leaves.</summary>
    public static string Draw(PictureSpec spec, string seed)
    {
        var dice = new Dice(seed);
        var canvas = new Canvas(1200, 1500, $"p{dice.Word:x}-");
        if (spec.Parts is { Count: > 0 } parts) Together(canvas, dice, parts);
        else if (spec.Form == "tin") Tins.Scene(canvas, dice, spec);
        else Ware(canvas, dice, spec);
        return canvas.ToString();
    }

    private static void Ware(Canvas canvas, Dice dice, PictureSpec spec)
    {
        var glaze = Glaze.Known(spec.Glaze);
        var piece = Piece.Known(spec.Form);
        Ground.Draw(canvas, glaze.Wall);
        var scale = Math.Min(1.4, Math.Min(930 / (piece.Left + piece.Right), 800 / piece.Height));
        var centre = 600 + ((piece.Left - piece.Right) * scale / 2);
        canvas.Placed(centre, TableY, scale, 0, () => piece.Draw(new Brush(canvas, glaze, dice, spec.Speckle)));
    }

    // The parts of a set side by side, each a little nearer than the one before.
    private static void Together(Canvas canvas, Dice dice, IReadOnlyList<PictureSpec> parts)
    {
        Ground.Draw(canvas, Glaze.Known(parts[0].Glaze).Wall);
        var step = 900.0 / parts.Count;
        for (var index = 0; index < parts.Count; index++)
        {
            var part = parts[index];
            var x = 150 + (step * (index + 0.5));
            canvas.Placed(x, TableY - 40 + (index * 75), step / 470, 0, () => Part(canvas, dice, part));
        }
    }

    private static void Part(Canvas canvas, Dice dice, PictureSpec part)
    {
        if (part.Form == "tin")
        {
            var family = TeaFamily.Known(part.Family);
            Tins.Tin(new Brush(canvas, Tins.Painted(family.Tin), dice, 0), Tint.OrElse(part.Label, Tint.Of("#E9D9B8")), part);
            return;
        }

        var piece = Piece.Known(part.Form);
        canvas.Placed((piece.Left - piece.Right) / 3, 0, 0.78, 0,
            () => piece.Draw(new Brush(canvas, Glaze.Known(part.Glaze), dice, part.Speckle)));
    }
}
