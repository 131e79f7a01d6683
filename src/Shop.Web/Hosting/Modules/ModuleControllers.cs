using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Modules;

/// <summary>
/// Leaves MVC only the controllers and view components of the listed modules: one that is taken off the list has no page left.
/// </summary>
public sealed class ModuleControllers(IReadOnlyList<ShopModule> modules)
    : IApplicationFeatureProvider<ControllerFeature>, IApplicationFeatureProvider<ViewComponentFeature>
{
    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature) => Keep(feature.Controllers);

    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ViewComponentFeature feature) => Keep(feature.ViewComponents);

    private void Keep(IList<System.Reflection.TypeInfo> types)
    {
        for (var index = types.Count - 1; index >= 0; index--)
            if (!modules.Any(module => module.Owns(types[index]))) types.RemoveAt(index);
    }
}
