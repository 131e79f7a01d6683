using Shop.Domain.Checkout;
using Shop.Domain.Settings;

namespace Shop.Domain.Tests.Settings;

public sealed class SettingsFileTests : IDisposable
{
    private readonly SettingsDesk _desk = new(new SqliteDatabase());

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task What_is_exported_and_imported_into_the_same_shop_changes_nothing()
    {
        var now = await _desk.ReadAsync();
        var import = SettingsFile.Read(SettingsFile.Write(now), now);
        Assert.Empty(import.Problems);
        Assert.Empty(import.Changes);
    }

    [Fact]
    public async Task A_file_carries_one_shop_s_settings_to_another_but_not_whether_it_is_open()
    {
        using var target = new SettingsDesk(new SqliteDatabase());
        await _desk.SaveAsync(new ShopIdentity { Name = "Ñandú & Søn <b>", LegalName = "茶", Address = ["Calle 1"], Country = "PT" }, 0);
        var file = SettingsFile.Write(await _desk.ReadAsync());
        Assert.Contains("Ñandú & Søn <b>", file, StringComparison.Ordinal);
        Assert.DoesNotContain("isOpen", file, StringComparison.Ordinal);
        var import = SettingsFile.Read(file, await target.ReadAsync());
        Assert.Empty(import.Problems);
        Assert.Equal("茶", ((ShopIdentity)Assert.Single(import.Edits).Values).LegalName);
        Assert.Contains("shop.country: 'ES' → 'PT'", import.Changes.Select(change => $"{change}"));
    }

    [Fact]
    public async Task What_a_file_does_not_name_stays_as_it_is()
    {
        var import = SettingsFile.Read("""{ "version": 1, "settings": { "orders": { "lapses": 3 } } } // by hand""", await _desk.ReadAsync());
        Assert.Equal("orders.lapses: '6' → '3'", $"{Assert.Single(import.Changes)}");
        Assert.Equal((3, 25), (((OrderSettings)import.Edits[0].Values).Lapses, ((OrderSettings)import.Edits[0].Values).UnpaidPerClient));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("null", "not an export")]
    [InlineData("[]", "not an export")]
    [InlineData("""{ "settings": {} }""", "names no version")]
    [InlineData("""{ "version": "1", "settings": {} }""", "names no version")]
    [InlineData("""{ "version": 2, "settings": {} }""", "of version 2")]
    [InlineData("""{ "version": 1 }""", "holds no settings")]
    [InlineData("""{ "version": 1, "version": 1, "settings": {} }""", "not JSON")]
    [InlineData("""{ "version": 1, "settings": {}, "shop": {} }""", "shop: There is no such part")]
    [InlineData("""{ "version": 1, "settings": { "colours": {} } }""", "colours: There is no such group")]
    [InlineData("""{ "version": 1, "settings": { "opening": { "isOpen": true } } }""", "opening: There is no such group")]
    [InlineData("""{ "version": 1, "settings": { "shop": null } }""", "shop: This is not a group")]
    [InlineData("""{ "version": 1, "settings": { "shop": { "colour": "red" } } }""", "shop.colour: There is no such setting")]
    [InlineData("""{ "version": 1, "settings": { "shop": { "Name": "red" } } }""", "shop.Name: There is no such setting")]
    [InlineData("""{ "version": 1, "settings": { "shop": { "a\nb": 1 } } }""", "There is no such setting")]
    [InlineData("""{ "version": 1, "settings": { "shop": { "name": [1, { "a": 2 }] } } }""", "is not a value")]
    [InlineData("""{ "version": 1, "settings": { "shop": { "name": 7 } } }""", "shop.name: 7 is not a value")]
    [InlineData("""{ "version": 1, "settings": { "shop": { "name": null } } }""", "shop.name: null is not a value")]
    [InlineData("""{ "version": 1, "settings": { "shop": { "name": "a\u0000b" } } }""", "shop.name: Spaces")]
    [InlineData("""{ "version": 1, "settings": { "shop": { "address": [null] } } }""", "shop.address")]
    [InlineData("""{ "version": 1, "settings": { "shop": { "email": "nobody" } } }""", "shop.email: Enter an e-mail address")]
    [InlineData("""{ "version": 1, "settings": { "shop": { "country": "Spain" } } }""", "shop.country: Enter a code")]
    [InlineData("""{ "version": 1, "settings": { "orders": { "lapses": -1 } } }""", "orders.lapses: Enter a whole number")]
    [InlineData("""{ "version": 1, "settings": { "orders": { "lapses": "3" } } }""", "orders.lapses: \"3\" is not a value")]
    [InlineData("""{ "version": 1, "settings": { "orders": { "lapses": 99999999999 } } }""", "orders.lapses: 99999999999 is not a value")]
    public async Task A_file_that_is_wrong_is_refused_whole_in_one_line(string file, string reason)
    {
        var import = SettingsFile.Read(file, await _desk.ReadAsync());
        Assert.Contains(reason, Assert.Single(import.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', import.Problems[0]);
        Assert.Empty(import.Edits);
    }

    [Fact]
    public async Task Each_wrong_value_of_a_file_has_a_line_and_the_right_ones_are_not_taken_either()
    {
        var import = SettingsFile.Read(
            """{ "version": 1, "settings": { "shop": { "name": "Good", "email": "bad", "colour": 1 }, "orders": { "lapses": -1 } } }""", await _desk.ReadAsync());
        Assert.Equal(3, import.Problems.Count);
        Assert.Empty(import.Edits);
    }
}
