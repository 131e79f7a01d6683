using System.Globalization;

namespace Shop.Web.Hosting.Pages;

/// <summary>The language of the request: "en" or "es", as the modules name it.</summary>
public static class Language
{
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
}
