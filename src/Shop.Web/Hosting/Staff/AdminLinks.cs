using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Domain.Staff;

namespace Shop.Web.Hosting.Staff;

/// <summary>Links to pages of the back office that the reader's role may not see are text. The pages themselves refuse it in any
/// case.</summary>
[HtmlTargetElement("a", Attributes = "href")]
public sealed class AdminLinkTagHelper(AdminAddresses addresses) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var person = ViewContext.HttpContext.User;
        if (person.Identity?.IsAuthenticated != true || StaffRights.IsOwner(person)) return;
        if (addresses.PermissionOf($"{output.Attributes["href"]?.Value}", HttpMethods.Get) is not { } permission
            || StaffRights.Allows(person, permission)) return;
        output.TagName = null;
    }
}

/// <summary>
/// Forms of the back office that the reader's role may not send are shown, and cannot be filled in. What they are sent to refuses
/// it in any case.
/// </summary>
[HtmlTargetElement("form", Attributes = "action")]
public sealed class AdminFormTagHelper(AdminAddresses addresses) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var person = ViewContext.HttpContext.User;
        if (person.Identity?.IsAuthenticated != true || StaffRights.IsOwner(person) || !IsPost(output)) return;
        if (addresses.PermissionOf($"{output.Attributes["action"]?.Value}", HttpMethods.Post) is not { } permission
            || StaffRights.LevelOf(person, permission) == PermissionLevel.Write) return;
        output.PreContent.AppendHtml("<fieldset class=\"read-only\" disabled>");
        output.PostContent.AppendHtml("</fieldset>");
    }

    private static bool IsPost(TagHelperOutput output) =>
        output.Attributes.TryGetAttribute("method", out var method) && HttpMethods.IsPost($"{method.Value}");
}
