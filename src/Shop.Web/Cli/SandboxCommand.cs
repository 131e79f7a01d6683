using System.CommandLine;
using Shop.Web.Composition;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Cli;

/// <summary>
/// <c>sandbox --urls U</c>: the sandbox alone, for several shop processes that name it in <c>Stripe:ApiBase</c>.
/// It opens no database and takes no lock.
/// </summary>
internal static class SandboxCommand
{
    /// <param name="add">Adds the sandbox's services, which are reached at the address.</param>
    /// <param name="map">Maps its pages and its API.</param>
    public static Command Create(Action<WebApplicationBuilder, StartSettings, string> add, Action<WebApplication> map)
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen, for example http://localhost:5090.", Required = true };
        var command = new Command("sandbox", "Runs the sandbox for Stripe and mail alone (Development only).") { urls };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(urls), add, map, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string urls, Action<WebApplicationBuilder, StartSettings, string> add, Action<WebApplication> map,
            CancellationToken cancellationToken)
    {
        var builder = ShopHost.CreateBuilder([$"--urls={urls}"]);
        var settings = SettingsReader.Read(builder.Configuration, builder.Environment);
        if (!settings.Sandbox.Enabled) throw StartRefusedException.Because("Sandbox:Enabled", "is false.");
        builder.Services.AddSingleton(TimeProvider.System).AddSettings(settings);
        add(builder, settings, urls.TrimEnd('/'));
        await using var app = builder.Build();
        map(app);
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
