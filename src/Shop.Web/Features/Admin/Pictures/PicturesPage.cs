using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Pictures;

/// <summary>A product's pictures as staff see them, with what they typed when it was refused.</summary>
public sealed record PicturesPage(PicturedProduct Product)
{
    public IReadOnlyList<UploadRow> Rows { get; init; } = UploadRow.None;

    /// <summary>The description that was refused, or null.</summary>
    public TypedDescription? Typed { get; init; }

    public AdminMessage? Problem { get; init; }

    /// <summary>What was done, as a key of the page's texts.</summary>
    public string? Done { get; init; }

    public static string AnchorOf(string hash) => $"p-{(hash.Length > 8 ? hash[..8] : hash)}";

    public TypedDescription? TypedFor(ListedPicture picture) => Typed?.Hash == picture.Picture.Hash ? Typed : null;
}

/// <summary>What staff typed of one picture.</summary>
/// <param name="Version">Of the picture that the form showed; -1 when the form did not say.</param>
public sealed record TypedDescription(string Hash, int Version, IReadOnlyDictionary<string, string> Alts, string? Sku)
{
    /// <summary>Why it cannot be taken, or null.</summary>
    public AdminMessage? Problem =>
        AltTexts.ProblemOf(Alts) is { } problem ? AdminMessage.Of(problem, new AdminMessage("Nothing was changed.")) : null;

    public static TypedDescription Read(string hash, IFormCollection form, Languages languages)
    {
        var version = int.TryParse(form["version"], out var number) ? number : -1;
        var sku = PlainText.Clean(form["sku"]);
        return new TypedDescription(hash, version, AltTexts.Read(form, "", languages), sku.Length == 0 ? null : sku);
    }

    public PictureDescription For(ProductId productId) => new(productId, Hash, Version, Alts, Sku);
}

/// <summary>What a picture shows, in each of the shop's languages.</summary>
public static class AltTexts
{
    public static IReadOnlyDictionary<string, string> Read(IFormCollection form, string row, Languages languages) =>
        languages.All.ToDictionary(culture => culture.Code, culture => PlainText.Clean(form[$"alt-{culture.Code}{row}"]));

    public static AdminMessage? ProblemOf(IReadOnlyDictionary<string, string> alts)
    {
        if (alts.Values.Any(alt => alt.Length == 0)) return "Say in each language what the picture shows, for those who do not see it.";
        return alts.Values.Any(alt => alt.Length > PictureRules.MaxAlt)
            ? new AdminMessage("A description has at most {0} characters.", PictureRules.MaxAlt)
            : null;
    }
}

internal static class PicturedProducts
{
    public static bool Has(this PicturedProduct product, string hash) => product.Pictures.Any(picture => picture.Picture.Hash == hash);

    public static int VersionOf(this PicturedProduct product, string hash) =>
        product.Pictures.FirstOrDefault(picture => picture.Picture.Hash == hash)?.Place.Version ?? -1;
}
