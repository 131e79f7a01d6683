using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Settings;

public sealed class SaveSettingsTests
{
    [Fact]
    public async Task Until_somebody_saves_a_group_appsettings_speaks_and_afterwards_the_database()
    {
        using var desk = new SettingsDesk(new SqliteDatabase());
        var before = (await desk.ReadAsync()).GroupOf<ShopIdentity>();
        Assert.Equal(("From the file", false), (((ShopIdentity)before.Values).Name, before.IsSaved));
        Assert.Equal(SaveResult.Saved, await desk.SaveAsync(new ShopIdentity { Name = "Casa", LegalName = "Casa, S.L." }, 0));
        var after = (await desk.ReadAsync()).GroupOf<ShopIdentity>();
        Assert.Equal(("Casa", (string?)null, 1, "ana@example.com"),
            (((ShopIdentity)after.Values).Name, ((ShopIdentity)after.Values).Email, after.Version, after.ChangedBy));
    }

    [Fact]
    public Task Of_ten_who_save_at_once_what_they_saw_one_wins_and_nine_are_told() => OneWinsAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task Of_ten_who_save_at_once_what_they_saw_one_wins_and_nine_are_told_on_postgres() =>
        await OneWinsAsync(await PostgresDatabase.CreateAsync());

    [Fact]
    public async Task What_changes_is_told_with_its_old_and_its_new_value_and_what_stays_is_not()
    {
        using var desk = new SettingsDesk(new SqliteDatabase());
        var told = new List<SettingChange>();
        await desk.SaveAsync(
            new ShopIdentity { Name = "From the file", LegalName = "Filed, S.L.", Address = ["One", "Two"], Phone = "+34 1" }, 0, told);
        Assert.Equal(
            ["shop.address: nothing → 'One / Two'", "shop.email: 'a@file.example' → nothing", "shop.phone: nothing → '+34 1'"],
            told.Select(change => $"{change}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Values_that_cannot_be_so_are_never_stored()
    {
        using var desk = new SettingsDesk(new SqliteDatabase());
        await Assert.ThrowsAsync<DomainException>(() => desk.SaveAsync(new ShopIdentity { Name = "" }, 0));
        Assert.False((await desk.ReadAsync()).GroupOf<ShopIdentity>().IsSaved);
    }

    private static async Task OneWinsAsync(ITestDatabase database)
    {
        using var desk = new SettingsDesk(database);
        foreach (var version in new[] { 0, 1 })
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() =>
                desk.SaveAsync(new ShopIdentity { Name = $"Shop {version}-{number}", LegalName = "L" }, version))));
            Assert.Equal((1, 9),
                (results.Count(result => result == SaveResult.Saved), results.Count(result => result == SaveResult.Stale)));
            Assert.Equal(version + 1, (await desk.ReadAsync()).GroupOf<ShopIdentity>().Version);
        }
    }
}
