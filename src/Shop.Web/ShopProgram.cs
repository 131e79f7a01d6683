using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;
using Shop.Web.Cli;
using Shop.Web.Composition;
using Shop.Web.Hosting.Settings;

namespace Shop.Web;

/// <summary>The whole program: the shop itself, or one of the merchant's commands.</summary>
public static class ShopProgram
{
    /// <param name="modules">What the shop consists of: <see cref="ShopModules.All"/>, and whatever somebody adds to it.</param>
    /// <returns>The exit code. What refused the start is told in one plain line.</returns>
    public static async Task<int> RunAsync(string[] args, IReadOnlyList<ShopModule> modules)
    {
        OwnerOnly.ForNewFiles();
        if (ShopCommands.Handles(args)) return await ShopCommands.InvokeAsync(args, modules);
        ConsoleBanner? banner = null;
        try
        {
            _ = SqliteModel.ReadAsync();
            var builder = ShopHost.CreateBuilder(args);
            builder.AddShop(modules);
            await using var app = builder.Build();
            banner = app.Services.GetRequiredService<ConsoleBanner>();
            app.UseShop();
            await app.PrepareAsync();
            await app.RunAsync();
            return 0;
        }
        catch (Exception error) when (StartFailure.Explain(error) is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }
        finally
        {
            // A start that failed later on has made the first account all the same.
            banner?.SayFirstStaff();
        }
    }
}
