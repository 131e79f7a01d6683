using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Carts;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Coupons;
using Shop.Domain.Inventory;
using Shop.Domain.Invoicing;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>
/// A small shop on a real database, SQLite unless it is given another: a tea of 12.90 € and a pot of 64.00 €, delivery for 4.90 €, a clock
/// in our hands.
/// </summary>
public sealed class TestShop : IDisposable
{
    public const string Tea = "TEA-100";
    public const string Pot = "POT-1";
    private readonly ServiceProvider _services;
    private readonly ITestDatabase _database;

    public TestShop(int teaStock = 10, int potStock = 10, bool inMemory = false) : this(new SqliteDatabase(inMemory), teaStock, potStock)
    {
    }

    /// <param name="database">Empty; it goes with the shop.</param>
    public TestShop(ITestDatabase database, int teaStock, int potStock = 10)
    {
        _services = Build();
        Gateway = new TestGateway(Clock);
        _database = database;
        SaveAsync([
            Category.Create("tea", 0).Translate("en", "Tea", "tea", ""), Product(TeaId, "sencha", Tea, 1290, TaxClass.Food),
            Product(new ProductId(Guid.NewGuid()), "teapot", Pot, 6400, TaxClass.Standard),
            TaxCountry.Of("ES").Charge(TaxClass.Standard, Percentage.Of(21), DateTimeOffset.UnixEpoch)
                .Charge(TaxClass.Food, Percentage.Of(10), DateTimeOffset.UnixEpoch),
            ShippingMethod.Create("standard", ["ES"], new Dictionary<string, string> { ["en"] = "Standard" }, Money.Eur(490),
                Money.Eur(10_000), 30_000, (2, 3)),
            StockItem.Of(Tea, teaStock), StockItem.Of(Pot, potStock),
        ]).GetAwaiter().GetResult();
    }

    public static ProductId TeaId { get; } = new(Guid.NewGuid());

    public FakeTimeProvider Clock { get; private set; } = ClockAtStart();

    public TestGateway Gateway { get; private set; }

    /// <summary>Without limits, unless a test is about them.</summary>
    public CheckoutLimits Limits { get; set; } = new()
    {
        UnpaidPerClient = 0, UnpaidPerShopper = 0, Lapses = 0, DeclinesPerOrder = 0, DeclinesPerClient = 0, DeclinesPerShopper = 0,
    };

    /// <summary>Which ways to pay are offered: Stripe alone, unless a test is about others.</summary>
    public PaymentSettings Payments { get; set; } = new();

    /// <summary>When set, looks at every command that use cases send, and may let it fail.</summary>
    public Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor? Interceptor { get; set; }

    public ShopDbContext NewContext() => Interceptor is null ? _database.NewContext() : _database.NewContext(Interceptor);

    /// <summary>Everything as it was when this was called first: for very many lives of a shop in memory.</summary>
    public void Rewind()
    {
        ((SqliteDatabase)_database).Rewind();
        Clock = ClockAtStart();
        Gateway = new TestGateway(Clock);
    }

    public async Task SaveAsync(params object[] entities)
    {
        await using var db = _database.NewContext();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    public Task AddCouponAsync(string code, int percent, int? limit = null, int? perCustomer = null, DateTimeOffset? endsAt = null) =>
        SaveAsync(
        Coupon.Create(new CouponTerms(code, Percentage.Of(percent), null, Money.Eur(0)), DateTimeOffset.UnixEpoch, endsAt, limit,
            perCustomer));

    /// <summary>Runs one use case with a context of its own, as a request would.</summary>
    public async Task<T> RunAsync<TUse, T>(Func<TUse, Task<T>> run) where TUse : class
    {
        await using var scope = _services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUse>());
    }

    /// <summary>The same inside a write transaction, for use cases that run in their caller's.</summary>
    public async Task<T> WriteAsync<TUse, T>(Func<TUse, Task<T>> run, Func<T, bool>? commitWhen = null) where TUse : class
    {
        await using var scope = _services.CreateAsyncScope();
        var use = scope.ServiceProvider.GetRequiredService<TUse>();
        return await scope.ServiceProvider.GetRequiredService<ShopDbContext>().WriteAsync(() => run(use), commitWhen);
    }

    public async Task<T> ReadAsync<T>(Func<ShopDbContext, Task<T>> read)
    {
        await using var db = NewContext();
        return await read(db);
    }

    public async Task<CartId> CartWithAsync(params (string Sku, int Quantity)[] items)
    {
        var cart = CartId.New();
        foreach (var (sku, quantity) in items)
            Assert.IsType<AddToCartResult.Added>(await RunAsync((AddToCart add) => add.ExecuteAsync(cart, sku, quantity, default)));
        return cart;
    }

    public Task SetCouponAsync(CartId cart, string code) => RunAsync(async (ChangeCart change) =>
    {
        await change.SetCouponAsync(cart, code, default);
        return true;
    });

    public static PlaceOrderRequest Request(CartId cart, long totalMinor, string? token = null, string email = "ana@example.com") => new(
        cart, token ?? SecretToken.New(), "en", email, new PostalAddress("Ana", "Calle 1", null, "17001", "Girona", null, "ES", null), null,
        "standard", Money.Eur(totalMinor));

    public Task<PlaceOrderResult> PlaceAsync(PlaceOrderRequest request) =>
        RunAsync((PlaceOrder place) => place.ExecuteAsync(request, default));

    public async Task<PlaceOrderResult.Placed> PlacedAsync(PlaceOrderRequest request) =>
        Assert.IsType<PlaceOrderResult.Placed>(await PlaceAsync(request));

    public async Task<Payment> StartAsync(OrderId orderId)
    {
        await RunAsync((StartPayment start) => start.ExecuteAsync(orderId, default));
        return await ReadAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.OrderId == orderId));
    }

    public Task<PaymentStatus> SettleAsync(PaymentId id) => RunAsync((SettlePayment settle) => settle.ExecuteAsync(id, default));

    public Task<StockItem> StockAsync(string sku) =>
        ReadAsync(db => db.Set<StockItem>().AsNoTracking().SingleAsync(item => item.Sku == sku));

    public void Dispose()
    {
        _services.Dispose();
        _database.Dispose();
    }

    private static FakeTimeProvider ClockAtStart() => new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    private static Product Product(ProductId id, string code, string sku, long price, TaxClass taxClass) => Shop.Domain.Catalogue.Product
        .Create(id, code, "tea", DateTimeOffset.UnixEpoch).Translate("en", new ProductText(code, code, "", "", ""))
        .AddVariant(sku, Money.Eur(price), new Goods(taxClass, 200), DateTimeOffset.UnixEpoch.AddYears(50)).Publish();

    // The modules' own registrations, and the few edges that the web or Stripe would bring. Each use case gets all of its own,
    // also what a shop shares between requests: a test looks at one of them at a time.
    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        foreach (var module in DomainModules.All) module.AddServices(services);
        services.AddSingleton<ChangeFeed>().AddSingleton(_ => TestLeases.Keeper(NewContext, Clock))
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddScoped<ShopDbContext>(_ => NewContext()).AddScoped<TimeProvider>(_ => Clock).AddScoped<IPaymentGateway>(_ => Gateway);
        services.AddScoped(_ => Limits).AddScoped(_ => Payments).AddSingleton(new CompletionTerms(CompletionTerms.DefaultDays))
            .AddSingleton(new ShopAddress("http://localhost:5080")).AddSingleton(new WebhookSecrets(["whsec_test"]));
        services.AddSingleton(new BaseCurrency(Currency.Eur)).AddSingleton(
            new ShopZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid")));
        services.AddSingleton<IInvoiceLooks, PlainInvoices>().AddSingleton(
            new Seller(new InvoiceParty("Seller", [], "ESB1", null, null), TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid")));
        for (var index = 0; index < services.Count; index++)
            if (services[index]
                is { Lifetime: ServiceLifetime.Singleton, ImplementationType: { IsGenericTypeDefinition: false } type } shared)
                services[index] = ServiceDescriptor.Scoped(shared.ServiceType, type);
        return services.BuildServiceProvider();
    }

    private sealed class PlainInvoices : IInvoiceLooks
    {
        public Task<InvoiceLook?> CurrentAsync(CancellationToken cancellationToken) => Task.FromResult<InvoiceLook?>(null);
    }
}
