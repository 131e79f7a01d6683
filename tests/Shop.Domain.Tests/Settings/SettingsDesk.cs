using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Checkout;
using Shop.Domain.Persistence;
using Shop.Domain.Settings;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Settings;

/// <summary>The settings of a shop on a real database, with what appsettings would say.</summary>
internal sealed class SettingsDesk : IDisposable
{
    private readonly ITestDatabase _database;
    private readonly ServiceProvider _services;

    /// <param name="database">It goes with the desk.</param>
    public SettingsDesk(ITestDatabase database)
    {
        _database = database;
        var services = new ServiceCollection();
        new SettingsModule().AddServices(services);
        services.AddSettings<OrderSettings>(OrderSettings.Key);
        services.AddSingleton(
            new SettingsDefault<ShopIdentity>(
            new ShopIdentity { Name = "From the file", LegalName = "Filed, S.L.", Email = "a@file.example" }))
            .AddSingleton(TimeProvider.System).AddSingleton<ChangeFeed>().AddScoped(_ => database.NewContext());
        _services = services.BuildServiceProvider();
    }

    public CurrentSettings Current => _services.GetRequiredService<CurrentSettings>();

    public Task<SettingsSnapshot> ReadAsync() => Current.ReadAgainAsync(default).AsTask();

    /// <summary>Saves the shop's identity as somebody would who saw that version.</summary>
    public async Task<SaveResult> SaveAsync(ShopIdentity values, int version, List<SettingChange>? told = null)
    {
        var group = (await ReadAsync()).GroupOf<ShopIdentity>().Group;
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SaveSettings>()
            .ExecuteAsync([new SettingsEdit(group, values, version)], "ana@example.com", changes =>
        {
            told?.AddRange(changes);
            return Task.CompletedTask;
        }, default);
    }

    public void Dispose()
    {
        _services.Dispose();
        _database.Dispose();
    }
}
