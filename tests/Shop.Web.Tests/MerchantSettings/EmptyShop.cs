using System.Net;
using Microsoft.AspNetCore.Builder;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.Hosting;

namespace Shop.Web.Tests.MerchantSettings;

/// <summary>A shop in this process that has nothing yet but one member of staff.</summary>
internal sealed class EmptyShop : IAsyncDisposable
{
    // Whatever the file beside the program says of the seller.
    private static readonly string[] Nobody =
        ["--Seller:Name=", "--Seller:Address:0=", "--Seller:Address:1=", "--Seller:VatId=", "--Seller:Email=", "--Seller:Phone="];

    private readonly string _data = Directory.CreateTempSubdirectory("shop-empty-").FullName;
    private WebApplication _app = null!;

    public IServiceProvider Services => _app.Services;

    public static async Task<EmptyShop> StartAsync(params string[] settings)
    {
        var shop = new EmptyShop();
        shop._app = await LoneShop.StartAsync(shop._data, [.. Nobody, .. settings]);
        return shop;
    }

    public HttpClient Client() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(_app.Urls.Single()) };

    /// <summary>A browser of the member of staff.</summary>
    public async Task<StaffPages> StaffAsync()
    {
        var client = Client();
        client.DefaultRequestHeaders.Add("Cookie", await StaffSession.CookieAsync(Services, LoneShop.StaffEmail));
        return new StaffPages(client);
    }

    /// <summary>What a shopper sees.</summary>
    public async Task<(HttpStatusCode Status, string Body)> SeeAsync(string path)
    {
        using var client = Client();
        using var answer = await client.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
