using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Shop.Web.Hosting.Pages;

/// <summary>Finds views beside their controller: <c>Features/Carts/CartController</c> shows <c>Features/Carts/Show.cshtml</c>.</summary>
public sealed class FeatureViews : IViewLocationExpander
{
    private const string Folder = "folder";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Folder] = context.ActionContext.ActionDescriptor is ControllerActionDescriptor action
            ? FeatureFolder.Of(action.ControllerTypeInfo)
            : "";

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        var folder = context.Values[Folder];
        if (!string.IsNullOrEmpty(folder)) yield return $"/Features/{folder}/{{0}}.cshtml";
        if (FeatureFolder.IsAdmin(folder)) yield return "/Features/Admin/Shared/{0}.cshtml";
        yield return "/Features/Layout/{0}.cshtml";
        yield return "/Features/Shared/{0}.cshtml";
    }
}
