using System.Globalization;

namespace Shop.Web.Features.Shared;

/// <summary>The language of the request: "en" or "es", as the modules name it.</summary>
public static class Language
{
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
}
