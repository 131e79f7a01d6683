namespace Shop.Web.Demo.Pictures;

/// <summary>How a surface takes light: matt scatters it, gloss shows the window, metal bands it, glass lets it through.</summary>
internal enum Finish
{
    Matt,
    Gloss,
    Metal,
    Glass,
}

/// <summary>The few flat colours in which one surface is painted.</summary>
/// <param name="Body">The colour that it is known by.</param>
/// <param name="Rim">Where the glaze runs thin, at lips and edges.</param>
/// <param name="Clay">The bare foot under the glaze.</param>
/// <param name="Speck">The freckles.</param>
/// <param name="Wall">A colour for the wall behind that sets it off.</param>
/// <param name="Finish">How it takes light.</param>
internal sealed record Glaze(Tint Body, Tint Rim, Tint Clay, Tint Speck, Tint Wall, Finish Finish)
{
    public Tint Shade { get; } = Body.Darker(Body.Brightness > 0.6 ? 0.24 : 0.36).Mix(Clay, 0.08);

    public Tint Deep { get; } = Body.Darker(Body.Brightness > 0.6 ? 0.46 : 0.62);

    public Tint Light { get; } = Body.Lighter(Body.Brightness > 0.6 ? 0.62 : 0.4);

    public static Glaze Known(string? name) => name switch
    {
        "celadon" => Of("#A6C3AE", "#CFE0CF", "#E4DCCB", "#5F8673", "#D98F6C", Finish.Gloss),
        "tenmoku" => Of("#352621", "#A5562A", "#8A6247", "#8C5230", "#DDAA4C", Finish.Gloss),
        "shino" => Of("#EDDFCC", "#DB925E", "#B97F57", "#A8552F", "#86A08A", Finish.Matt),
        "ash" => Of("#CFCBB6", "#E3DFCD", "#AD8F6C", "#7A6A50", "#7F9FB0", Finish.Matt),
        "cobalt" => Of("#35578F", "#9A8D78", "#C6AA86", "#16254A", "#E0B25C", Finish.Gloss),
        "iron" => Of("#47433F", "#5D5750", "#37322E", "#7E5A43", "#CF7F58", Finish.Matt),
        "moss" => Of("#7C8A5C", "#A3A878", "#A9855E", "#454F2F", "#DDA58C", Finish.Matt),
        "blush" => Of("#E2B5A4", "#EFD0C2", "#C08B68", "#8E4A34", "#93A67E", Finish.Matt),
        "glass" => Of("#DDE6E1", "#F7FBF8", "#B9C9C2", "#93A69E", "#86A7B0", Finish.Glass),
        "steel" => Of("#BFC4C1", "#E6E9E6", "#8E9694", "#7B8482", "#DDB062", Finish.Metal),
        "bamboo" => Of("#DBB978", "#EBD5A1", "#B98F50", "#8E6A38", "#7FA08C", Finish.Matt),
        "linen" => Of("#D9CCB2", "#EDE4D0", "#BBAA88", "#94835F", "#8C9FB4", Finish.Matt),
        "walnut" => Of("#80573B", "#A2744F", "#5A3A27", "#4A2E1E", "#93AE93", Finish.Matt),
        "copper" => Of("#C67F54", "#F0BC95", "#8C4F2D", "#7A4526", "#7FA3A3", Finish.Metal),
        _ => Of("#E0D2B6", "#CDB48C", "#B48A60", "#7A583A", "#97AC84", Finish.Matt),
    };

    public static Glaze Of(string body, string rim, string clay, string speck, string wall, Finish finish) =>
        new(Tint.Of(body), Tint.Of(rim), Tint.Of(clay), Tint.Of(speck), Tint.Of(wall), finish);
}
