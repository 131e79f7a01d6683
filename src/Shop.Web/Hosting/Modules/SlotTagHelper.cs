using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Shop.Web.Hosting.Modules;

/// <summary>
/// <c>&lt;shop-slot name="product-page" subject="@Model" /&gt;</c>: what other modules show here; nothing when none does.
/// </summary>
[HtmlTargetElement("shop-slot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SlotTagHelper(SlotContents contents) : TagHelper
{
    public string Name { get; set; } = "";

    public object? Subject { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var filling = contents.Of(Name);
        if (filling.Count == 0) return;
        var components = ViewContext.HttpContext.RequestServices.GetRequiredService<IViewComponentHelper>();
        ((IViewContextAware)components).Contextualize(ViewContext);
        foreach (var content in filling)
            output.Content.AppendHtml(await components.InvokeAsync(content.Component, new { subject = Subject }));
    }
}
