using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Web.Composition;
using Shop.Web.Hosting.Settings;
using Shop.Web.Hosting.Staff;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>A shop of one test in this process, without demo data, with settings of its own and one member of staff.</summary>
internal static class LoneShop
{
    public const string StaffEmail = "owner@example.com";
    public const string StaffPassword = "the owner's own password";

    /// <summary>Starts it on a free port. Started again on the same folder it is the same shop.</summary>
    public static async Task<WebApplication> StartAsync(string data, params string[] settings)
    {
        var builder = ShopHost.CreateBuilder(
            ["--environment=Development", "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}",
                $"--Shop:DataPath={data}",
                "--Shop:DemoData=false", .. settings]);
        builder.AddShop();
        // Hangfire's log belongs to the process and is the newest host's: with a factory that its host disposes, the jobs of others would
        // fail.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        var shop = builder.Build();
        try
        {
            shop.UseShop();
            await shop.PrepareAsync();
            await shop.StartAsync();
        }
        catch (StartRefusedException)
        {
            await shop.DisposeAsync();
            throw;
        }

        await using var scope = shop.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        if (!await accounts.ExistsAsync(StaffEmail)) Assert.Null(await accounts.CreateAdminAsync(StaffEmail, StaffPassword));
        return shop;
    }
}
