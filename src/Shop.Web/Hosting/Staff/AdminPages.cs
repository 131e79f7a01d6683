using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Shop.Web.Hosting.Modules;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Every controller under <c>Features/Admin</c> is for staff with its module's permission, is kept by no cache and has its changes written
/// down, so that none can forget it;
/// the sign-in pages alone say [AllowAnonymous]. Their addresses begin with <c>/admin</c>, and nobody else's do.
/// </summary>
public sealed class AdminPages(IReadOnlyList<AdminPermission> permissions) : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers)
        {
            var admin = FeatureFolder.IsAdmin(controller.ControllerType);
            foreach (var template in Templates(controller).Where(template => IsAdminAddress(template) != admin))
                throw new InvalidOperationException(
                    $"{controller.ControllerName} has the address '{template}': Features/Admin and /admin go together.");
            if (admin) Protect(controller, PermissionOf(controller.ControllerType));
        }
    }

    private static void Protect(ControllerModel controller, AdminPermission permission)
    {
        foreach (var selector in controller.Selectors) selector.EndpointMetadata.Add(new AuthorizeAttribute(permission.Policy));
        controller.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None });
        controller.Filters.Add(new ServiceFilterAttribute<RecordAuditEntry>());
    }

    // The nearest module's: a folder in a module's folder may be a module of its own.
    private AdminPermission PermissionOf(Type controller) => controller.GetCustomAttribute<NeedsPermissionAttribute>() is { } own
        ? permissions.FirstOrDefault(permission => permission.Name == own.Permission)
            ?? throw StartRefusedException.Because(controller.FullName!,
                $"needs the permission \"{own.Permission}\", which no module registers.")
        : OfModule(controller);

    private AdminPermission OfModule(Type controller) => permissions
        .Where(permission => $"{controller.Namespace}.".StartsWith($"{permission.Namespace}.", StringComparison.Ordinal))
        .MaxBy(permission => permission.Namespace.Length)
        ?? throw StartRefusedException.Because(controller.FullName!,
            "has pages in the back office, and its module names no permission for them (AddAdminPermission).");

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
