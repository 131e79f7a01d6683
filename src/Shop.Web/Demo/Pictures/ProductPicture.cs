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
        Ware(canvas, dice, spec);
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
}
