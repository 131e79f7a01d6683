using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Hosting.Pages;

/// <summary>
/// Every controller under <c>Features/Admin</c> is for staff, is kept by no cache and has its changes written down, so that none can forget it;
/// the sign-in page alone says [AllowAnonymous]. Their addresses begin with <c>/admin</c>, and nobody else's do.
/// </summary>
public sealed class AdminPages : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers)
        {
            var admin = FeatureFolder.IsAdmin(controller.ControllerType);
            foreach (var template in Templates(controller).Where(template => IsAdminAddress(template) != admin))
                throw new InvalidOperationException($"{controller.ControllerName} has the address '{template}': Features/Admin and /admin go together.");
            if (admin) Protect(controller);
        }
    }

    private static void Protect(ControllerModel controller)
    {
        foreach (var selector in controller.Selectors) selector.EndpointMetadata.Add(new AuthorizeAttribute(StaffAccess.Policy));
        controller.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None });
        controller.Filters.Add(new ServiceFilterAttribute<RecordStaffAction>());
    }

    private static IEnumerable<string> Templates(ControllerModel controller) =>
        from whole in controller.Selectors
        from action in controller.Actions
        from part in action.Selectors
        select AttributeRouteModel.CombineAttributeRouteModel(whole.AttributeRouteModel, part.AttributeRouteModel)?.Template ?? "";

    private static bool IsAdminAddress(string template)
    {
        var path = template.TrimStart('~').TrimStart('/');
        return path == "admin" || path.StartsWith("admin/", StringComparison.OrdinalIgnoreCase);
    }
}
