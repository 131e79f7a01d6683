using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Pages;

/// <summary>Languages in addresses: each but the first has a prefix.</summary>
public static class LanguagePaths
{
    /// <summary>Splits a path into its language and the rest, which begins with a slash.</summary>
    public static (Language Language, string Path) Split(this Languages languages, PathString path)
    {
        for (var index = 1; index < languages.All.Count; index++)
            if (path.StartsWithSegments(languages.All[index].Prefix, StringComparison.Ordinal, out var rest))
                return (languages.All[index], rest.HasValue ? rest.Value! : "/");
        return (languages.Fallback, path.HasValue ? path.Value! : "/");
    }

    /// <summary>The rest of a path under the prefix of a language that is turned off; null for any other path.</summary>
    public static PathString? WithoutTurnedOff(this Languages languages, PathString path)
    {
        foreach (var language in languages.TurnedOff)
            if (path.StartsWithSegments(language.Prefix, StringComparison.Ordinal, out var rest))
                return rest.HasValue ? rest : new PathString("/");
        return null;
    }

    /// <summary>The languages of the shop that answers this request.</summary>
    public static Languages Languages(this HttpContext http) => http.RequestServices.GetRequiredService<Languages>();
}
