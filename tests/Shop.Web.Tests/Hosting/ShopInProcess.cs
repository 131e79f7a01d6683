using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Domain.Shared;
using Shop.Domain.Verification;
using Shop.TestKit;
using Shop.Web.Composition;
using Shop.Web.Hosting.Staff;
using Xunit;
using SentMail = Shop.Domain.Verification.SentMail;
using ShopSettings = Shop.TestKit.ShopSettings;
using StripeLedger = Shop.Domain.Verification.StripeLedger;

namespace Shop.Web.Tests.Hosting;

/// <summary>
/// The whole shop with its demo, jobs and sandbox in the tests' process, on a free port and a copy of the demo's SQLite file.
/// Such a shop is there in a fraction of the time that a program takes to start, and its code is compiled once for all tests.
/// Tests on PostgreSQL start the program instead, which has a database of its own.
/// </summary>
public sealed class ShopInProcess : IRunningShop, IAsyncDisposable
{
    private const string Password = "a long enough password";
    private readonly ShopSettings _settings;
    private readonly WebApplication _app;

    private ShopInProcess(ShopSettings settings, string dataPath, IEnumerable<ShopModule> more)
    {
        (_settings, DataPath) = (settings, dataPath);
        Sandbox = new SandboxClient(Address);
        var builder =
            ShopHost.CreateBuilder(
            [$"--contentRoot={RepositoryPaths.WebProject}", .. settings.ToEnvironment(Address, DataPath).Select(Argument)]);
        builder.AddShop([.. ShopModules.All, .. more]);
        // Not disposed with this host: Hangfire's log belongs to the process (LoneShop).
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        _app = builder.Build();
    }

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Find()}");

    public string DataPath { get; }

    public SandboxClient Sandbox { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a shop that takes requests when this returns.</summary>
    /// <param name="more">Modules beside its own.</param>
    public static async Task<ShopInProcess> StartAsync(ShopSettings? settings = null, params IEnumerable<ShopModule> more)
    {
        var data = Directory.CreateTempSubdirectory("shop-inside-").FullName;
        if (settings is not { IsFirstStart: true }) await DemoData.CopyToAsync(data);
        var shop = new ShopInProcess(settings ?? new ShopSettings(), data, more);
        shop._app.UseShop();
        await shop._app.PrepareAsync();
        await shop._app.StartAsync();
        return shop;
    }

    public async Task<StaffAccount> CreateAdminAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<StaffAccounts>().CreateAdminAsync(email, Password));
        return new StaffAccount(email, Password);
    }

    public Task<CommandResult> RunCommandAsync(params string[] arguments) =>
        Command.RunAsync(_settings.StartInfo(Address, DataPath, arguments), null);

    /// <summary>What the command <c>verify</c> would tell as broken; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> BreachesAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<Verifier>().RunAsync(OutsideAsync, default);
        return [.. found.Where(rule => !rule.Holds).Select(rule => $"{rule.Id} {rule.Rule}: {string.Join("; ", rule.Breaches)}")];
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Sandbox.Dispose();
        Directory.Delete(DataPath, recursive: true);
    }

    private async Task<OutsideWorld> OutsideAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var ledger = JsonNode.Parse(await client.GetStringAsync("/sandbox/stripe/ledger.json"))!;
        var mails = (await Sandbox.MailsAsync())
            .Select(mail => new SentMail(mail.To, mail.Subject, mail.Text ?? "", [.. mail.Attachments.Select(file => file.Name)]));
        return new OutsideWorld(StripeLedger.From(ledger), [.. mails]);
    }

    // "Jobs__ReconcileSeconds" is "--Jobs:ReconcileSeconds" there; the host's own names have a prefix.
    private static string Argument(KeyValuePair<string, string> setting) =>
        $"--{setting.Key.Replace("ASPNETCORE_", "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal)}={setting.Value}";
}
