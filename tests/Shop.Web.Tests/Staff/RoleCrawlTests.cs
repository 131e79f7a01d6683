using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Staff;
using Xunit;
using StaffSession = Shop.Web.Tests.Hosting.StaffSession;

namespace Shop.Web.Tests.Staff;

/// <summary>Every address of the back office, by every role and by nobody.</summary>
public sealed partial class RoleCrawlTests : IAsyncLifetime
{
    // W reads and changes, R reads, - is refused. "staff" is what every member of staff may do.
    private const string Table = """
        permission      owner manager fulfilment support accounting
        staff           W     W       W          W       W
        orders          W     W       W          W       R
        refunds         W     W       -          W       R
        returns         W     W       R          W       R
        attention       W     W       R          R       R
        money           W     W       -          -       R
        catalogue       W     W       R          R       -
        prices          W     W       -          -       R
        imports         W     W       -          -       -
        stock           W     W       W          R       -
        coupons         W     W       -          R       R
        taxes           W     W       -          -       R
        shipping        W     W       R          R       R
        content         W     W       -          R       -
        settings        W     W       -          -       -
        audit-log       W     W       -          -       R
        jobs            W     W       -          -       -
        doctor          W     W       -          -       -
        messages        W     W       -          W       -
        staff-accounts  W     R       -          -       -
        """;

    private StaffShop? _shop;

    public async Task InitializeAsync() => _shop = await StaffShop.OpenAsync();

    public async Task DisposeAsync() => await _shop!.DisposeAsync();

    [Theory]
    [InlineData(StaffRole.Owner)]
    [InlineData(StaffRole.Manager)]
    [InlineData(StaffRole.Fulfilment)]
    [InlineData(StaffRole.Support)]
    [InlineData(StaffRole.Accounting)]
    public async Task A_role_gets_exactly_what_the_table_says(string role)
    {
        var email = await _shop!.HireAsync(role);
        var rows = Rows(role);
        var wrong = new List<string>();
        foreach (var (path, method, permission) in Requests())
        {
            // Anew each time: some of what is sent ends the session.
            var status = await SendAsync(path, method, await StaffSession.CookieAsync(_shop.Services, email));
            var mayIt = rows.GetValueOrDefault(permission, '-') is var level && (level == 'W' || (level == 'R' && method == "GET"));
            if (mayIt ? status is 401 or 403 or >= 500 : status != 403) wrong.Add($"{method} {path} ({permission}): {status}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_is_led_to_the_sign_in_from_everywhere()
    {
        var wrong = new List<string>();
        foreach (var (path, method, _) in Requests())
            if (await SendAsync(path, method, null) is var status and not (302 or 303 or 307)) wrong.Add($"{method} {path}: {status}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_permission_stands_in_the_table() =>
        Assert.Empty(Requests().Select(request => request.Permission).Distinct().Except(Rows(StaffRole.Owner).Keys));

    private static Dictionary<string, char> Rows(string role)
    {
        var lines = Table.Split('\n').Select(line =>
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var column = Array.IndexOf(lines[0], role);
        return lines.Skip(1).ToDictionary(line => line[0], line => line[column][0]);
    }

    private List<(string Path, string Method, string Permission)> Requests()
    {
        var found = (from endpoint in _shop!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                     let path = endpoint.RoutePattern.RawText!.TrimStart('/')
                     where path == "admin" || path.StartsWith("admin/", StringComparison.OrdinalIgnoreCase)
                     where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                     let policy = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(needed => needed.Policy).Last()
                     from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
                     where method != "HEAD"
                     select (Path: Filled(path), method, policy["Staff:".Length..])).Distinct().ToList();
        Assert.True(found.Count > 120, $"{found.Count}");
        return found;
    }

    private async Task<int> SendAsync(string path, string method, string? cookie)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_shop!.Address, path));
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (method != "GET") request.Content = new FormUrlEncodedContent([KeyValuePair.Create("nothing", "1")]);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (cookie is not null && answer.Headers.Location?.ToString().Contains("/admin/sign-in?", StringComparison.Ordinal) == true)
            return (int)HttpStatusCode.Unauthorized;
        return (int)answer.StatusCode;
    }

    private static string Filled(string pattern) => "/" + Place().Replace(pattern, place => place.Value switch
    {
        var text when text.Contains(":guid", StringComparison.Ordinal) => Guid.Empty.ToString(),
        var text when text.Contains(":int", StringComparison.Ordinal) || text.Contains(":long", StringComparison.Ordinal) => "1",
        "{**path}" => "",
        _ => "xx",
    });

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();
}
