using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Shop.Web.Tests.Fuzz;

/// <summary>An address of the shop, the verbs that it knows and the names that it reads.</summary>
internal sealed record FuzzRoute(RoutePattern Pattern, IReadOnlyList<string> Methods, IReadOnlyList<string> Names)
{
    public string Template => "/" + Pattern.RawText!.TrimStart('/');

    public bool IsForStaff => Template.StartsWith("/admin", StringComparison.Ordinal);

    /// <summary>Each address once, with all its verbs.</summary>
    public static IReadOnlyList<FuzzRoute> Of(IEnumerable<RouteEndpoint> endpoints) =>
        [.. endpoints.Where(endpoint => endpoint.RoutePattern.RawText is not null)
            .GroupBy(endpoint => endpoint.RoutePattern.RawText!.Trim('/')).Select(same => new FuzzRoute(
            same.First().RoutePattern,
            [.. same.SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
                .Distinct()],
            [.. same.SelectMany(NamesOf).Distinct()])).OrderBy(route => route.Template, StringComparer.Ordinal)];

    /// <summary>Whether the route answers at that path.</summary>
    public bool Matches(string path) => Regex.IsMatch(
        path, "^" + Regex.Replace(Regex.Escape(Template).Replace("\\{", "{", StringComparison.Ordinal), "{[^/]*", "[^/]+") + "/?$",
            RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>The path with each parameter replaced.</summary>
    public string PathWith(Func<string, string> value)
    {
        var path = new StringBuilder();
        foreach (var segment in Pattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
                path.Append(part switch
                {
                    RoutePatternLiteralPart literal => literal.Content,
                    RoutePatternSeparatorPart separator => separator.Content,
                    RoutePatternParameterPart parameter => Escape(value(parameter.Name)),
                    _ => "",
                });
        }

        return path.Length == 0 ? "/" : path.ToString();
    }

    /// <summary>Percent-encoded; half of a pair of surrogates as the bytes that a careless program would send.</summary>
    public static string Escape(string text) => string.Concat(text.EnumerateRunes().Select(rune => Uri.EscapeDataString(rune.ToString())));

    private static IEnumerable<string> NamesOf(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.Parameters ?? []).SelectMany(parameter =>
            parameter.ParameterType.Namespace?.StartsWith("Shop.", StringComparison.Ordinal) == true
                ? parameter.ParameterType.GetProperties().Select(property => property.Name)
                : [parameter.Name]);
}
