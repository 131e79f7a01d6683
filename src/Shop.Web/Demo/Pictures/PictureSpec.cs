namespace Shop.Web.Demo.Pictures;

/// <summary>
/// What to draw for one product of the demo shop. Colours are "#RRGGBB"; <paramref name="Speckle"/> is 0 (plain) to 1
/// (densely freckled). A word that nobody knows falls back to a plain one, so that a picture is always drawn.
/// </summary>
/// <param name="Form">"tin", "bundle", or a piece of ware such as "teapot".</param>
/// <param name="Family">The tea's family: it decides the tin and the frame of its label.</param>
/// <param name="Leaf">The shape of the dry leaf in the heap and on the label.</param>
/// <param name="Liquor">The colour of the tea in the cup.</param>
/// <param name="Label">The colour of the label; the family's own when absent.</param>
/// <param name="Glaze">The surface of a piece of ware.</param>
/// <param name="Speckle">How freckled the glaze is.</param>
/// <param name="Parts">The pieces of a bundle.</param>
public sealed record PictureSpec(
    string Form,
    string? Family,
    string? Leaf,
    string? Liquor,
    string? Label,
    string? Glaze,
    double Speckle,
    IReadOnlyList<PictureSpec>? Parts);
