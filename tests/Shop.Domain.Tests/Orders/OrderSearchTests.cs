using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Orders;

/// <summary>What staff type and which orders they find, the same on both databases.</summary>
public sealed class OrderSearchTests
{
    private static readonly string[] Misses =
    [
        "Iñaki Coruña", "50% off", "a_a", "ana%", "\\", "'; DROP TABLE orders_order; --", "xyzzyq", new string('a', 10_000), "\uD800",
            "q\0qq", "[a-z]", "(?i)anna",
    ];

    [Fact]
    public async Task Part_of_whatever_staff_know_of_an_order_finds_it_on_sqlite()
    {
        using var database = new SqliteDatabase();
        await FindAsync(database);
    }

    [PostgresFact]
    public async Task Part_of_whatever_staff_know_of_an_order_finds_it_on_postgres()
    {
        using var database = await PostgresDatabase.CreateAsync();
        await FindAsync(database);
    }

    private static async Task FindAsync(ITestDatabase database)
    {
        var anna = Of("Änna O’Brien-Groß", "Anna.Buyer@Example.com", "A Coruña", "SW1A 1AA", ("LK-ASS-100", "Assam, 100 g"),
            ("OFF-50", "50 % wool"));
        var inaki = Of("IÑAKI Łukasz", "inaki@buyer.example", "Sevilla", "41001", ("TEA%_1", "Té verde"));
        anna.MarkPaid("2026-000042", "pi_3QabcDEF", "paid", DateTimeOffset.UnixEpoch);
        await using (var db = database.NewContext())
        {
            db.AddRange(anna, inaki);
            await db.SaveChangesAsync();
        }

        string[] annas =
        [
            anna.Number, anna.Number[..4], anna.Number.ToLowerInvariant(), anna.Number.Replace("-", "", StringComparison.Ordinal), "ANNA",
                "änn", "o'brien", "O’BRIEN", "gross", "GROß",
            "buyer@", "example.com", "coruna", "CORUÑA", "sw1a 1aa", "sw1a1aa", "ass-100", "lkass100", "assam", "2026-000042", "000042",
                "2026000042", "PI_3qab", " anna   coruña ", "coruna anna assam", "50 % wool",
        ];
        string[] inakis = ["inaki", "ŁUKASZ", "lukasz", "tea%_1", "%_", "VERDE te", "41001", "buyer.example"];
        foreach (var search in annas) Assert.Equal([anna.Number], await NumbersAsync(database, search));
        foreach (var search in inakis) Assert.Equal([inaki.Number], await NumbersAsync(database, search));
        foreach (var search in Misses) Assert.Empty(await NumbersAsync(database, search));
        foreach (var everything in new[] { null, "", "   ", "\0", "%", "_" })
            Assert.Equal(2, (await NumbersAsync(database, everything)).Count);
    }

    private static async Task<List<string>> NumbersAsync(ITestDatabase database, string? search)
    {
        await using var db = database.NewContext();
        var page = await new OrderList(db).ReadAsync(new OrderListQuery(search, null, null, null), default);
        return [.. page.Rows.Select(row => row.Number)];
    }

    private static Order Of(string name, string email, string city, string postcode, params (string Sku, string Description)[] items)
    {
        var total = Money.Eur(1000 * items.Length);
        var rate = Percentage.Of(21);
        return Order.Place(
            new OrderDraft
            {
                CheckoutToken = SecretToken.New(), CartId = CartId.New(), Culture = "en", Email = email, ShippingCode =
                    "standard", ShippingName = "Standard",
                Address = new PostalAddress(name, "Street 1", null, postcode, city, null, "ES", null), Subtotal = total, Discount =
                    Money.Eur(0), Shipping = Money.Eur(0), Total = total,
                Lines = [.. items.Select(item =>
                    new DraftLine(item.Sku, new ProductId(Guid.NewGuid()), item.Description, 1, Money.Eur(1000), Money.Eur(0), rate,
                        Money.Eur(174)))],
                Taxes = [(rate, total, total.TaxIncludedAt(rate))],
            }, DateTimeOffset.UnixEpoch);
    }
}
