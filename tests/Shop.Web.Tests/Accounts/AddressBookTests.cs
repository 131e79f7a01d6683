using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Accounts;

/// <summary>The address book, and what the checkout makes of it.</summary>
[Collection(nameof(HostedShop))]
public sealed class AddressBookTests(HostedShop shop) : IAsyncLifetime
{
    private const string Sku = "LK-SEN-050";
    private readonly string _email = AccountSteps.NewEmail();
    private CookieShopper _owner = null!;

    public async Task InitializeAsync()
    {
        _owner = new CookieShopper(shop.Address);
        await _owner.MakeAccountAsync(shop.Address, _email);
    }

    public Task DisposeAsync()
    {
        _owner.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_wrong_address_keeps_what_was_typed_and_says_what_is_wrong_beside_each_field()
    {
        var page = await AddAsync(("address1", "Calle Sol 1"), ("postcode", "no postcode"), ("city", ""));
        Assert.Equal("/account/addresses/new", page.Address.AbsolutePath);
        Assert.Equal(["postcode-problem", "city-problem"], page.Document.QuerySelectorAll(".problem").Select(problem => problem.Id));
        Assert.Equal("Calle Sol 1", Field(page, "address1"));
        Assert.Equal("no postcode", Field(page, "postcode"));
        Assert.NotNull((await _owner.VisitAsync("/account/addresses")).Document.QuerySelector("[data-no-addresses]"));
    }

    [Fact]
    public async Task The_fields_of_another_country_are_shown_without_a_script_and_nothing_is_lost()
    {
        var page = await AddAsync(("country", "DE"), ("city", "Köln"), ("action", "update"));
        Assert.Equal("DE", page.Document.QuerySelector("[data-address-of]")!.GetAttribute("data-address-of"));
        Assert.Equal("Köln", Field(page, "city"));
        Assert.Empty(page.Document.QuerySelectorAll(".problem"));
    }

    [Fact]
    public async Task Addresses_are_added_changed_made_the_default_and_deleted_by_their_owner_alone()
    {
        await AddAsync(("address1", "Calle Sol 1"));
        var page = await AddAsync(("address1", "Calle Sol 2"));
        var ids = page.Document.QuerySelectorAll("[data-address]").Select(row => row.GetAttribute("data-address")!).ToList();
        Assert.Equal(2, ids.Count);
        using var stranger = new CookieShopper(shop.Address);
        await stranger.MakeAccountAsync(shop.Address, AccountSteps.NewEmail());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/account/addresses/{ids[0]}")).Status);
        foreach (var form in new[] { "", "/default", "/delete" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/account/addresses/{ids[0]}{form}", Fields())).Status);
        await _owner.PostAsync($"/account/addresses/{ids[1]}", Fields(("address1", "Calle Luna 3")));
        page = await _owner.PostAndFollowAsync($"/account/addresses/{ids[1]}/default");
        Assert.Contains("Calle Luna 3", page.Document.QuerySelector("[data-address]")!.TextContent, StringComparison.Ordinal);
        page = await _owner.PostAndFollowAsync($"/account/addresses/{ids[1]}/delete");
        Assert.Equal(ids[0], Assert.Single(page.Document.QuerySelectorAll("[data-address]")).GetAttribute("data-address"));
    }

    [Fact]
    public async Task The_checkout_begins_with_mail_and_default_address_and_leaves_alone_what_was_typed()
    {
        await AddAsync(("address1", "Calle Sol 1"), ("country", "DE"), ("postcode", "50667"), ("city", "Köln"));
        await _owner.AddToCartAsync(Sku, 1);
        var page = await _owner.VisitAsync("/checkout");
        Assert.Equal((_email, "Calle Sol 1", "Köln"), (Field(page, "email"), Field(page, "address1"), Field(page, "city")));
        Assert.Equal("DE", page.Document.QuerySelector("[data-address-of]")!.GetAttribute("data-address-of"));
        page = await _owner.PostAndFollowAsync("/checkout",
            ("email", "other@example.com"), ("name", "Ben"), ("country", "ES"), ("action", "update"));
        Assert.Equal(("other@example.com", "Ben", ""), (Field(page, "email"), Field(page, "name"), Field(page, "address1")));
        using var guest = new CookieShopper(shop.Address);
        await guest.AddToCartAsync(Sku, 1);
        page = await guest.VisitAsync("/checkout");
        Assert.Equal("", Field(page, "email"));
        Assert.Null(page.Document.QuerySelector("#saveaddress"));
    }

    [Fact]
    public async Task Another_saved_address_is_put_into_the_checkout_by_its_button_and_a_strangers_is_not()
    {
        await AddAsync(("address1", "Calle Sol 1"));
        await AddAsync(("address1", "Calle Sol 2"), ("name", "Ben Sol"));
        await _owner.AddToCartAsync(Sku, 1);
        var page = await _owner.VisitAsync("/checkout");
        var button = page.Document.QuerySelectorAll("[data-saved-addresses] button")[1].GetAttribute("value")!;
        page = await _owner.PostAndFollowAsync("/checkout", Fields(("email", _email), ("action", button)));
        Assert.Equal((_email, "Ben Sol", "Calle Sol 2"), (Field(page, "email"), Field(page, "name"), Field(page, "address1")));
        using var stranger = new CookieShopper(shop.Address);
        await stranger.AddToCartAsync(Sku, 1);
        page = await stranger.PostAndFollowAsync("/checkout", ("address1", "Mine"), ("action", button));
        Assert.Equal("Mine", Field(page, "address1"));
    }

    private Task<ShopPage> AddAsync(params (string Name, string Value)[] fields) =>
        _owner.PostAndFollowAsync("/account/addresses", Fields(fields));

    private static (string Name, string Value)[] Fields(params (string Name, string Value)[] fields)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = "Anna Vidal", ["address1"] = "Carrer de la Força 8", ["postcode"] = "17004", ["city"] = "Girona", ["country"] = "ES",
        };
        foreach (var (name, value) in fields) all[name] = value;
        return [.. all.Select(field => (field.Key, field.Value))];
    }

    private static string Field(ShopPage page, string name) =>
        page.Document.QuerySelector($"main [name={name}]")!.GetAttribute("value") ?? "";
}
