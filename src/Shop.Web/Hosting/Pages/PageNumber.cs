using System.Globalization;

namespace Shop.Web.Hosting.Pages;

/// <summary>A page number from an address; whatever is none is the first page.</summary>
public static class PageNumber
{
    public static int Parse(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;
}
