namespace Shop.Web.Hosting.Pages;

/// <summary>Whether this request shows staff a shop that is closed to everybody else.</summary>
public static class StaffPreview
{
    public static bool IsOn(HttpContext http) => http.Items.ContainsKey(typeof(StaffPreview));

    internal static void TurnOn(HttpContext http) => http.Items[typeof(StaffPreview)] = true;
}
