using System.Net;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.TestKit;
using Shop.Web.Hosting.Pages;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>
/// Every form of the storefront, found among the shop's endpoints: whatever it is sent, it answers 303, so that Back never asks
/// to send it again, and its address leads somewhere when it is opened.
/// </summary>
[Collection(nameof(HostedShop))]
public sealed class FormAnswersTests(HostedShop shop) : IAsyncLifetime
{
    private const string Sku = "LK-SEN-050";

    // What a browser sends for each form when all is well, and what stands in its address. A new form must be told here.
    private static readonly Dictionary<string, (string Name, string Value)[]> Good = new(StringComparer.Ordinal)
    {
        ["/account/addresses"] = [("name", "Ana"), ("address1", "Calle Sol 1"), ("postcode", "28001"), ("city", "Madrid"), ("country", "ES")],
        ["/account/addresses/{id}"] = [("name", "Ana"), ("address1", "Calle Sol 1"), ("postcode", "28001"), ("city", "Madrid")],
        ["/account/addresses/{id}/default"] = [],
        ["/account/addresses/{id}/delete"] = [],
        ["/account/confirm/{token}"] = [("password", "a password for the shop")],
        ["/account/email"] = [("email", "ana@example.com"), ("current_password", "a password for the shop")],
        ["/account/email/{token}"] = [],
        ["/account/erase"] = [("current_password", "a password for the shop")],
        ["/account/forgotten"] = [("email", "ana@example.com")],
        ["/account/forgotten/{token}"] = [("password", "a password for the shop")],
        ["/account/link"] = [("email", "ana@example.com")],
        ["/account/link/{token}"] = [],
        ["/account/orders/{number}/reorder"] = [],
        ["/account/password"] = [("current_password", "a password for the shop"), ("password", "another password")],
        ["/account/register"] = [("email", "ana@example.com"), ("password", "a password for the shop")],
        ["/account/sessions/{id}/end"] = [],
        ["/account/sign-in"] = [("email", "ana@example.com"), ("password", "a password for the shop")],
        ["/account/sign-out"] = [],
        ["/account/sign-out-everywhere"] = [],
        ["/cart/lines"] = [("sku", Sku), ("quantity", "1")],
        ["/cart/lines/{sku}"] = [("quantity", "1")],
        ["/cart/coupon"] = [("code", "WELCOME10")],
        ["/cart/coupon/remove"] = [],
        ["/checkout"] = [.. new CheckoutFields().ToFields()],
        ["/contact"] = [("name", "Ana"), ("email", "ana@example.com"), ("message", "Hello")],
        ["/products/{slug}/notice"] = [("sku", "LK-SEN-250"), ("email", "ana@example.com")],
        ["/orders/{token}/cancel"] = [],
        ["/orders/{token}/cart"] = [],
        ["/orders/{token}/pay"] = [],
        ["/orders/{token}/withdraw"] = [("take-1", "on"), ("quantity-1", "1"), ("name", "Ana"), ("email", "ana@example.com"), ("reason", "")],
        ["/withdraw"] = [("order", "K7Q2-M9XD"), ("email", "ana@example.com")],
        ["/withdraw/statement"] = [("take-1", "on"), ("quantity-1", "1"), ("name", "Ana"), ("email", "ana@example.com"), ("reason", "")],
        ["/withdraw/confirm"] = [("token", "AAAAAAAAAAAAAAAAAAAAAAAAAAA")],
        ["/prices/{invitation}"] = [],
        ["/prices/leave"] = [],
    };

    private static readonly (string Name, string Value)[][] Bad =
    [
        [],
        [.. Good.Values.SelectMany(fields => fields).DistinctBy(field => field.Name).Select(field => (field.Name, "\u0001\uFFFE€<"))],
        [.. Good.Values.SelectMany(fields => fields).DistinctBy(field => field.Name).Select(field => (field.Name, new string('字', 5000)))],
        [("sku", Sku), ("quantity", "99"), ("option.a", "b"), ("option.c", "d"), ("code", "NONE"), ("email", "nobody"),
            ("action", "language-xx"), ("token", "1"), ("total", "-1")],
        [("sku", "nonsense"), ("quantity", "-1"), ("action", "update"), ("country", "XX"), ("showncountry", "ES"), ("shownshipping", "x")],
    ];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal) { ["sku"] = Sku };

    public async Task InitializeAsync()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        if (!await db.Set<PriceBook>().AnyAsync(book => book.Code == "forms"))
        {
            db.Add(PriceBook.ForInvited("forms", "Forms", new BaseCurrency(Currency.Eur)));
            await db.SaveChangesAsync();
        }

        _values["invitation"] = (await db.Set<PriceBook>().SingleAsync(book => book.Code == "forms")).Invitation!;
        _values["token"] = await db.Set<Order>().OrderBy(order => order.Id).Select(order => order.Token).FirstAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Each_answers_303_to_what_is_right_and_to_what_is_not_and_leads_to_a_page()
    {
        var wrong = new List<string>();
        foreach (var route in Routes())
        {
            await TryAsync(wrong, route, _values.GetValueOrDefault, GoodFor(route));
            foreach (var fields in Bad)
            {
                await TryAsync(wrong, route, _values.GetValueOrDefault, fields);
                await TryAsync(wrong, route, _ => "nonsense", fields);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task The_address_of_each_leads_to_a_page_when_it_is_opened()
    {
        var wrong = new List<string>();
        foreach (var route in Routes())
        {
            using var shopper = new CookieShopper(shop.Address);
            var page = await shopper.FollowAsync(await shopper.GetAsync(AddressOf(route, _values.GetValueOrDefault)));
            if (page.Status != HttpStatusCode.OK) wrong.Add($"GET {route}: {(int)page.Status}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void The_forms_that_this_looks_at_are_those_that_there_are()
    {
        Assert.Equal(Good.Keys.Order(StringComparer.Ordinal), Routes().Select(WithoutLanguage).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Good.Count * shop.Services.GetRequiredService<Domain.Shared.Languages>().All.Count, Routes().Count);
    }

    private async Task TryAsync(List<string> wrong, string route, Func<string, string?> value, (string Name, string Value)[] fields)
    {
        using var shopper = new CookieShopper(shop.Address);
        await shopper.PostAsync("/cart/lines", ("sku", Sku), ("quantity", "1"));
        var answer = await shopper.PostAsync(AddressOf(route, value), fields);
        var what = $"POST {route} {string.Join('&', fields.Select(field => $"{field.Name}={field.Value[..Math.Min(8, field.Value.Length)]}"))}";
        if (answer.Status != HttpStatusCode.SeeOther) wrong.Add($"{what}: {(int)answer.Status}");
        else if (answer.Location is { } next && next.Host == shop.Address.Host && await shopper.VisitAsync(next.PathAndQuery) is var page
            && page.Status is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
            wrong.Add($"{what}: leads to {next}, {(int)page.Status}");
    }

    private List<string> Routes() => [.. shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action
            && IsOfStorefront(action.ControllerTypeInfo.Namespace!)
            && endpoint.Metadata.GetMetadata<NoBrowserAttribute>() is null
            && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(method => method is not ("GET" or "HEAD")) != false)
        .Select(endpoint => "/"
            + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Spell)))))];

    // Without constraints: "{sku}", however the parameter is read.
    private static string Spell(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        _ => "",
    };

    private static bool IsOfStorefront(string name) =>
        name.StartsWith("Shop.Web.Features.", StringComparison.Ordinal)
            && !name.StartsWith("Shop.Web.Features.Admin", StringComparison.Ordinal);

    private static readonly Domain.Shared.Languages Languages = new(RegisteredLanguages.All);

    private static string WithoutLanguage(string route) => Languages.Split(route).Path;

    private static (string Name, string Value)[] GoodFor(string route) =>
        Good.TryGetValue(WithoutLanguage(route), out var fields)
            ? fields
            : throw new InvalidOperationException($"What does a browser send to {route}?");

    private static string AddressOf(string route, Func<string, string?> value)
    {
        // Products have another slug in each language.
        var slug = route.StartsWith("/es/", StringComparison.Ordinal) ? "sencha-de-shizuoka" : "shizuoka-sencha";
        return string.Join('/', route.Split('/').Select(part => part.StartsWith('{') ? value(part.Trim('{', '}')) ?? slug : part));
    }
}
