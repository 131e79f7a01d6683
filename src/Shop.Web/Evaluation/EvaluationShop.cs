using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Recommendations;
using Shop.Domain.Shared;

namespace Shop.Web.Evaluation;

/// <summary>
/// A shop in a temporary SQLite file that sells a file's products and is asked through the same classes as the pages. Its
/// clock stands where the baskets stand.
/// </summary>
public sealed class EvaluationShop : IDisposable
{
    private const int Depth = 10;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"shop-evaluation-{Guid.NewGuid():N}.db");
    private readonly WriteGate _gate = new(oneAtATime: true, new OutboxSignal());
    private readonly BasketClock _clock = new();
    private readonly DbContextOptions<SqliteShopDbContext> _options;
    private readonly IReadOnlyList<string> _codes;
    private readonly Dictionary<string, ProductId> _ids;
    private int _orders;

    private EvaluationShop(IReadOnlyList<string> codes)
    {
        _codes = codes;
        // Numbered in the order of the codes, so that a tie by id is a tie by code.
        _ids = codes.Index()
            .ToDictionary(pair => pair.Item, pair => new ProductId(new Guid(pair.Index + 1, 0, 0, new byte[8])), StringComparer.Ordinal);
        _options = new DbContextOptionsBuilder<SqliteShopDbContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = _path }.ToString()).Options;
    }

    public static async Task<EvaluationShop> OpenAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        var shop = new EvaluationShop(codes);
        await using var db = shop.NewContext();
        await db.Database.EnsureCreatedAsync(cancellationToken);
        db.Add(Category.Create("all", 1).Translate("en", "All", "all", ""));
        foreach (var part in codes.Chunk(500))
        {
            db.AddRange(part.Select(code => ProductOf(shop._ids[code])));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        return shop;
    }

    public async Task RecordAsync(EvaluationBasket basket, CancellationToken cancellationToken)
    {
        _clock.Now = basket.At;
        await using var db = NewContext();
        var id = new OrderId(new Guid(++_orders, 1, 1, new byte[8]));
        await new RecordPurchase(db, _clock).ExecuteAsync(id, [.. basket.Codes.Select(code => _ids[code])], cancellationToken);
    }

    public async Task<LearnResult> LearnAsync(CancellationToken cancellationToken)
    {
        await using var db = NewContext();
        return await new LearnNeighbours(db, new LeaseKeeper(ApartAsync, LeasePace.Default, TimeProvider.System), _clock)
            .ExecuteAsync(null, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> AskAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        await using var db = NewContext();
        var ranked = await new Recommend(db).ForProductsAsync([.. codes.Select(code => _ids[code])], Depth, cancellationToken);
        return [.. ranked.Select(CodeOf)];
    }

    private async Task<int> ApartAsync(Func<ShopDbContext, Task<int>> work)
    {
        await using var db = NewContext();
        return await work(db);
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection($"Data Source={_path}")) SqliteConnection.ClearPool(connection);
        _gate.Dispose();
        foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(_path + ending);
    }

    private static Product ProductOf(ProductId id) => Product
        .Create(id, $"p-{id.Value:N}", "all", DateTimeOffset.UnixEpoch)
        .Translate("en", new ProductText("Product", $"p-{id.Value:N}", "", "", ""))
        .AddVariant($"P-{id.Value.ToString("N")[..8]}", Money.Eur(100), new Goods(TaxClass.Food, 100, 100), DateTimeOffset.UnixEpoch)
        .Publish();

    private string CodeOf(ProductId id) => _codes[Convert.ToInt32(id.Value.ToString("N")[..8], 16) - 1];

    private SqliteShopDbContext NewContext() => new(_options, _gate);

    private sealed class BasketClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
