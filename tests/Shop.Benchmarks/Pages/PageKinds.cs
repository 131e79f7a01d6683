using System.Globalization;
using Shop.TestKit;
using Shop.TestKit.Load;

namespace Shop.Benchmarks.Pages;

/// <summary>All kinds of page that are measured, for a shop with those products.</summary>
internal sealed class PageKinds(ShopProcess shop, SeededCatalogue catalogue, PagesPlan plan)
{
    private const int OnAPage = 24;
    private const int Carts = 50;

    // The products that are asked for again and again, in a catalogue of any size: their pages are kept.
    private const int AskedForAgain = 1000;
    private const int MaxOrdersASecond = 150;
    private const int MaxOrders = 1500;
    private const string PlacingOrders = "place order";
    private static readonly string[] Categories = ["green-tea", "black-tea", "teaware"];
    private readonly RequestBytes _requests = new(shop.Address);
    private readonly SearchQueries _queries = new(catalogue.Names);

    public async Task<IReadOnlyList<PageKind>> AllAsync(string adminCookies)
    {
        var carts = await FillCartsAsync();
        return
        [
            PageKind.AnyOf("home", [_requests.Get("/")]),
            PageKind.AnyOf("listing, first pages", [.. Listings().Select(path => _requests.Get(path))]),
            PageKind.AnyOf("listing, deep pages", [.. DeepPages().Select(path => _requests.Get(path))]),
            await FacetedAsync(),
            PageKind.AnyOf("product", [.. Products().Select(path => _requests.Get(path))]),
            new PageKind("product, not kept", NotCached),
            PageKind.AnyOf("listing, with a cart", [.. Listings().SelectMany(path => carts.Select(cart => _requests.Get(path, cart)))]),
            PageKind.AnyOf("product, with a cart", [.. Products().Select((path, index) => _requests.Get(path, carts[index % Carts]))]),
            new PageKind("search, never twice", number => _requests.Get(SearchPath(_queries.Of(number)))),
            PageKind.AnyOf("search, repeated",
                [.. Enumerable.Range(0, 20).Select(number => _requests.Get(SearchPath(_queries.Of(1_000_000_000 + number))))]),
            await SuggestionsAsync(),
            new PageKind("add to cart", AddToCart),
            PageKind.AnyOf("cart", [.. carts.Select(cart => _requests.Get("/cart", cart))]),
            await PlaceOrderAsync(),
            PageKind.AnyOf("admin order list", [_requests.Get("/admin/orders", adminCookies)]),
            PageKind.AnyOf("CSV export", [_requests.Get("/admin/orders/export.csv", adminCookies)])
                with { MaxConnections = 1, WarmUp = 10 },
        ];
    }

    private static string SearchPath(string query) =>
        $"/search?q={Uri.EscapeDataString(query).Replace("%20", "+", StringComparison.Ordinal)}";

    private static IEnumerable<string> Listings() =>
        ["/catalogue", .. Categories.Select(category => $"/catalogue/{category}"), "/catalogue?sort=newest", "/catalogue?sort=price-asc"];

    private IEnumerable<string> Products() => catalogue.Slugs.Take(AskedForAgain).Select(slug => $"/products/{slug}");

    // A SKU that the product does not have: the page is made each time.
    private ReadOnlyMemory<byte> NotCached(long number) =>
        _requests.Get(
            string.Create(CultureInfo.InvariantCulture,
            $"/products/{catalogue.Slugs[Scatter.Index(number, catalogue.Slugs.Count)]}?sku=none-{number}"));

    private IEnumerable<string> DeepPages() => Enumerable.Range(0, 500)
        .Select(number =>
            string.Create(CultureInfo.InvariantCulture,
                $"/catalogue?page={1 + Scatter.Index(number, Math.Max(1, catalogue.Products / OnAPage))}"));

    private async Task<PageKind> FacetedAsync()
    {
        using var shopper = new CookieShopper(shop.Address);
        var found = new List<string>();
        foreach (var listing in Categories.Select(category => $"/catalogue/{category}").Prepend("/catalogue"))
            found.AddRange(await Facets.FindAsync(shopper, listing));
        return found.Count == 0
            ? PageKind.Missing("listing, faceted", "no facets")
            : PageKind.AnyOf("listing, faceted", [.. found.Select(path => _requests.Get(path))]);
    }

    private async Task<PageKind> SuggestionsAsync()
    {
        using var shopper = new CookieShopper(shop.Address);
        if ((int)(await shopper.GetAsync("/search/suggest?q=tea")).Status >= 400) return PageKind.Missing("suggestion", "not there");
        var typed = catalogue.Names.Select((name, index) => name[..Math.Min(name.Length, 3 + index % 12)].TrimEnd()).Distinct();
        return PageKind.AnyOf("suggestion", [.. typed.Select(text => _requests.Get($"/search/suggest?q={Uri.EscapeDataString(text)}"))]);
    }

    // Three things into each cart, then a new one: a cart's id is made by whoever sets the cookie first.
    private ReadOnlyMemory<byte> AddToCart(long number) => _requests.Post(
        "/cart/lines", $"sku={catalogue.Skus[Scatter.Index(number, catalogue.Skus.Count)]}&quantity=1",
            $"cart={new Guid((int)(number / 3), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10):N}");

    private async Task<PageKind> PlaceOrderAsync()
    {
        var checkouts = new OpenCheckouts(shop.Address, catalogue.Skus);
        if (plan.Includes(PlacingOrders))
            await checkouts.PrepareAsync((int)Math.Min(MaxOrders, MaxOrdersASecond * plan.Duration.TotalSeconds));
        return new PageKind(PlacingOrders, _ => checkouts.Next()) { WarmUp = 100, RunsOut = true };
    }

    private async Task<IReadOnlyList<string>> FillCartsAsync()
    {
        var cookies = new List<string>();
        for (var number = 0; number < Carts; number++)
        {
            using var shopper = new CookieShopper(shop.Address);
            for (var line = 0; line < 3; line++)
                await shopper.AddToCartAsync(catalogue.Skus[Scatter.Index((number * 3) + line, catalogue.Skus.Count)], 1);
            cookies.Add(string.Join("; ", shopper.Jar.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        return cookies;
    }
}
