namespace Shop.Web.Hosting.Pages;

/// <summary>The folder of a controller, read from its namespace: what stands after <c>.Features.</c></summary>
internal static class FeatureFolder
{
    private const string Marker = ".Features.";
    private const string Admin = "Admin";

    /// <summary>"Carts" or "Admin/Orders"; empty for a controller outside of the features.</summary>
    public static string Of(Type controller)
    {
        var name = controller.Namespace ?? "";
        var start = name.IndexOf(Marker, StringComparison.Ordinal);
        return start < 0 ? "" : name[(start + Marker.Length)..].Replace('.', '/');
    }

    /// <summary>Whether the pages are the back office's: "Admin/Orders", or a module's own "Postcards/Admin".</summary>
    public static bool IsAdmin(string? folder) => folder?.Split('/').Contains(Admin) == true;

    public static bool IsAdmin(Type controller) => IsAdmin(Of(controller));
}
