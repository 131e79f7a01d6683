namespace Shop.Web.Demo.Pictures;

/// <summary>A thing that can stand on the table. It is drawn around x = 0 with its foot at y = 0.</summary>
/// <param name="Left">How far it reaches to the left.</param>
/// <param name="Right">How far it reaches to the right.</param>
/// <param name="Height">How high it stands.</param>
/// <param name="Draw">Paints it.</param>
/// <param name="Size">Its share of the scale of a scene: 1 is drawn as large as alone.</param>
internal sealed record Piece(double Left, double Right, double Height, double Size, Action<Brush> Draw)
{
    /// <summary>The ware of the shop by its word; a plain cup for a word that nobody knows.</summary>
    public static Piece Known(string form) => form switch
    {
        "teapot" => new(462, 456, 560, 0.95, Pots.Round),
        "side-handle-teapot" => new(412, 440, 430, 0.85, Pots.SideHandle),
        "glass-teapot" => new(440, 446, 560, 0.95, GlassPots.Teapot),
        "gaiwan" => new(330, 330, 486, 0.7, Gaiwans.Gaiwan),
        "cup-pair" => new(350, 350, 500, 0.62, Cups.Pair),
        "bowl" => new(370, 370, 350, 0.72, Cups.Bowl),
        "mug" => new(236, 400, 470, 0.8, Cups.Mug),
        "pitcher" => new(240, 360, 490, 0.75, GlassPots.Pitcher),
        "kettle" => new(330, 400, 690, 1.1, Kettles.CastIron),
        "gooseneck-kettle" => new(390, 430, 550, 1.1, Kettles.Gooseneck),
        "caddy" => new(262, 262, 590, 0.85, Caddies.Caddy),
        "whisk" => new(230, 230, 500, 0.7, Tools.Whisk),
        "scoop" => new(390, 390, 300, 0.8, Tools.Scoop),
        "strainer" => new(230, 440, 330, 0.7, Tools.Strainer),
        "infuser" => new(240, 240, 440, 0.7, Tools.Infuser),
        "scale" => new(390, 400, 330, 0.85, Tools.Scale),
        "thermometer" => new(200, 200, 740, 0.8, Tools.Thermometer),
        "timer" => new(190, 190, 500, 0.7, Tools.Timer),
        "tray" => new(470, 480, 360, 1, Tools.Tray),
        "cloth" => new(400, 400, 360, 0.9, Tools.Cloth),
        _ => new(290, 290, 330, 0.55, Cups.Cup),
    };
}
