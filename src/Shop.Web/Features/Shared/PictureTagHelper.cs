using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Shop.Web.Features.Shared;

/// <summary>
/// <c>&lt;shop-picture view="…" /&gt;</c>: a product's picture in the sizes that the browser may choose from. A list shows
/// dozens, and a partial view for each took a good part of the page's time.
/// </summary>
[HtmlTargetElement("shop-picture", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PictureTagHelper(IProductDrawings drawings) : TagHelper
{
    public PictureView View { get; set; } = null!;

    private string Drawing => drawings.Has(View.Code) ? $"/pictures/{View.Code}.svg" : PictureView.NoPicture;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var uploaded = View.Uploaded is not null;
        output.TagName = uploaded ? "picture" : null;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (uploaded)
            output.Content.AppendHtml(Tag("source", ("type", "image/webp"), ("srcset", View.SrcSet("webp")), ("sizes", View.Sizes)));
        output.Content.AppendHtml(Tag(
            "img", ("src", uploaded ? View.Largest : Drawing), ("srcset", uploaded ? View.SrcSet("jpg") : null),
                ("sizes", uploaded ? View.Sizes : null),
            ("alt", View.Alt), ("width", View.Width), ("height", View.Height), ("loading", View.Loading),
                ("fetchpriority", View.Priority)));
    }

    // An attribute without a value is left out.
    private static TagBuilder Tag(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        var tag = new TagBuilder(name) { TagRenderMode = TagRenderMode.StartTag };
        foreach (var (attribute, value) in attributes)
            if (value is not null) tag.Attributes[attribute] = value.ToString();
        return tag;
    }
}
