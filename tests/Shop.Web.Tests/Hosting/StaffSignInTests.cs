using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Shop.Web.Tests.Hosting;

[Collection(nameof(HostedShop))]
public sealed class StaffSignInTests(HostedShop shop)
{
    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_page_with_the_way_back()
    {
        using var client = shop.Client();
        using var answer = await client.GetAsync("/admin/samples");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/admin/sign-in?returnUrl=%2Fadmin%2Fsamples", answer.Headers.Location!.PathAndQuery);
    }

    [Fact]
    public async Task Staff_get_in_with_their_password_and_pages_for_staff_are_kept_by_no_cache()
    {
        using var client = shop.Client();
        using var entered = await SignInAsync(client, HostedShop.StaffEmail, HostedShop.StaffPassword, "/admin/samples");
        Assert.Equal("/admin/samples", entered.Headers.Location!.ToString());
        using var page = await client.GetAsync("/admin/samples");
        Assert.Equal("for staff", await page.Content.ReadAsStringAsync());
        Assert.True(page.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Unknown_people_and_wrong_passwords_get_the_same_answer()
    {
        using var client = shop.Client();
        using var unknown = await SignInAsync(client, "nobody@example.com", "some wrong password", "");
        using var wrong = await SignInAsync(client, HostedShop.StaffEmail, "some wrong password", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(
            (await unknown.Content.ReadAsStringAsync()).Replace("nobody@example.com", "", StringComparison.Ordinal),
            (await wrong.Content.ReadAsStringAsync()).Replace(HostedShop.StaffEmail, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_ends_copies_of_the_session_at_once()
    {
        using var client = shop.Client();
        using var entered = await SignInAsync(client, HostedShop.StaffEmail, HostedShop.StaffPassword, "");
        var stolen = entered.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("shop-staff=", StringComparison.Ordinal))
            .Split(';')[0];
        using var left = await client.PostAsync("/admin/sign-out", null);
        using var thief =
            new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = shop.Address };
        thief.DefaultRequestHeaders.Add("Cookie", stolen);
        using var answer = await thief.GetAsync("/admin/samples");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/%2fevil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("/%0d%0aLocation:%20https://evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task The_way_back_never_leaves_the_shop(string returnUrl)
    {
        using var client = shop.Client();
        using var entered = await SignInAsync(client, HostedShop.StaffEmail, HostedShop.StaffPassword, returnUrl);
        Assert.Equal("/admin/orders", entered.Headers.Location!.ToString());
    }

    [Fact]
    public void Every_address_under_admin_asks_for_staff()
    {
        var admin = shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("admin", StringComparison.OrdinalIgnoreCase))
                .ToList();
        var open = admin.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy?.StartsWith("Staff:", StringComparison.Ordinal) != true);
        Assert.Contains(admin, endpoint => endpoint.RoutePattern.RawText!.EndsWith("admin/samples", StringComparison.Ordinal));
        Assert.All(open, endpoint => Assert.Matches("^/?admin/sign-in(/(link|forgotten)(/{token})?|/invitation/{token}|/setup/{token}|/code|/passkey(/options)?)?$",
            endpoint.RoutePattern.RawText));
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string email, string password, string returnUrl)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["email"] = email, ["password"] = password, ["returnUrl"] = returnUrl,
        });
        return await client.PostAsync("/admin/sign-in", form);
    }
}
