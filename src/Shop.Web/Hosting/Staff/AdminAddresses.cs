using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Shop.Web.Hosting.Staff;

/// <summary>Which permission an address of the back office needs, for pages that link to others.</summary>
public sealed class AdminAddresses(EndpointDataSource endpoints)
{
    private const string Root = "admin/";
    private static readonly RouteValueDictionary NoDefaults = [];
    private readonly Lazy<ILookup<string, Address>> _bySection = new(() => Read(endpoints).ToLookup(address => address.Section));

    /// <summary>Null for an address that nothing answers, or that asks for no permission.</summary>
    /// <param name="address">A path, with or without a query.</param>
    public string? PermissionOf(string address, string method)
    {
        var path = address.Split('?', '#')[0];
        return _bySection.Value[SectionOf(path.TrimStart('/'))]
            .FirstOrDefault(each => each.Takes(method) && each.Matcher.TryMatch(path, []))?.Permission;
    }

    /// <summary>Whether something can be changed by who has all of the permission.</summary>
    public bool HasChanges(string permission) =>
        _bySection.Value.SelectMany(section => section).Any(each => each.Permission == permission && !each.Takes(HttpMethods.Get));

    // As routing does: the most exact pattern first.
    private static IEnumerable<Address> Read(EndpointDataSource endpoints) =>
        from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
        let text = endpoint.RoutePattern.RawText?.TrimStart('/') ?? ""
        where text.StartsWith(Root, StringComparison.OrdinalIgnoreCase) && !text.Contains("**", StringComparison.Ordinal)
        let permission = StaffRights.PermissionOf(endpoint)
        where permission is not null
        orderby endpoint.RoutePattern.InboundPrecedence
        select new Address(SectionOf(text), MatcherOf(endpoint.RoutePattern), permission,
            endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []);

    private static TemplateMatcher MatcherOf(RoutePattern pattern) => new(new RouteTemplate(pattern), NoDefaults);

    private static string SectionOf(string path) => path.Split('/').ElementAtOrDefault(1)?.ToLowerInvariant() ?? "";

    private sealed record Address(string Section, TemplateMatcher Matcher, string Permission, IReadOnlyList<string> Methods)
    {
        public bool Takes(string method) => Methods.Count == 0 || Methods.Contains(method, StringComparer.OrdinalIgnoreCase);
    }
}
