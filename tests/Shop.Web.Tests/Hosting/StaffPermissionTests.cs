using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>Which permission each address of the back office needs: the table that roles will be made of.</summary>
[Collection(nameof(HostedShop))]
public sealed class StaffPermissionTests(HostedShop shop)
{
    // The longest beginning counts.
    private static readonly Dictionary<string, string> Table = new()
    {
        ["admin"] = "staff", ["admin/orders"] = "orders", ["admin/attention"] = "attention", ["admin/money"] = "money", ["admin/products"] =
            "catalogue",
        ["admin/brands"] = "catalogue", ["admin/categories"] = "catalogue", ["admin/facets"] = "catalogue", ["admin/search"] =
            "catalogue", ["admin/content"] = "content",
        ["admin/imports"] = "imports", ["admin/price-books"] = "prices", ["admin/stock"] = "stock", ["admin/coupons"] =
            "coupons", ["admin/taxes"] = "taxes", ["admin/shipping"] = "shipping",
        ["admin/log"] = "audit-log", ["admin/password"] = "staff", ["admin/sign-in"] = "staff", ["admin/sign-out"] = "staff",
        ["admin/jobs"] = "jobs", ["admin/settings"] = "settings", ["admin/samples"] = "samples", ["admin/doctor"] = "doctor",
        ["admin/messages"] = "messages",
        ["admin/mails"] = "settings",
        ["admin/returns"] = "returns",
        ["admin/account"] = "staff", ["admin/language"] = "staff", ["admin/staff"] = "staff-accounts",
        ["admin/orders/{number}/refund"] = "refunds", ["admin/orders/{number}/refunds"] = "refunds",
    };

    [Fact]
    public void Every_address_of_the_back_office_needs_the_permission_of_the_table()
    {
        var admin = shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint =>
                (Path: endpoint.RoutePattern.RawText!.TrimStart('/'), Policy: endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()
                    .Select(needed => needed.Policy).LastOrDefault()))
            .Where(endpoint => endpoint.Path.StartsWith("admin", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.True(admin.Count > 60, $"{admin.Count}");
        Assert.Empty(admin.Where(endpoint => endpoint.Policy != $"Staff:{Needed(endpoint.Path)}")
            .Select(endpoint => $"{endpoint.Path} needs {endpoint.Policy}, the table says {Needed(endpoint.Path)}"));
    }

    [Fact]
    public void Every_row_of_the_table_is_an_address_that_there_is()
    {
        var paths = shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).ToList();
        Assert.All(Table.Keys, row => Assert.Contains(paths, path => IsUnder(path, row)));
    }

    private static string Needed(string path) =>
        Table.Where(row => IsUnder(path, row.Key)).OrderByDescending(row => row.Key.Length).Select(row => row.Value)
            .FirstOrDefault("a row of its own");

    private static bool IsUnder(string path, string row) => path == row || path.StartsWith($"{row}/", StringComparison.Ordinal);
}
