using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Catalogue;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Content;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Pictures;

namespace Shop.Jobs.Tests.Pictures;

/// <summary>A database with two products and a folder for files.</summary>
internal sealed class TestPictures : IDisposable
{
    public static readonly ProductId Cup = new(new Guid(1, 0, 0, new byte[8]));
    public static readonly ProductId Pot = new(new Guid(2, 0, 0, new byte[8]));

    private static readonly Dictionary<string, string> Alts = new() { ["en"] = "A cup", ["es"] = "Una taza" };

    private readonly FakeTimeProvider _clock = new();
    private readonly WriteGate _gate = new(oneAtATime: true, new OutboxSignal());

    public TestPictures()
    {
        Files = new PictureFiles(new PictureFolder(DataPath));
        Renditions = new PictureRenditions(Files);
        using var db = NewContext();
        db.Database.EnsureCreated();
        db.AddRange(Category.Create("ware", 1), Product.Create(Cup, "cup", "ware", _clock.GetUtcNow()),
            Product.Create(Pot, "pot", "ware", _clock.GetUtcNow()));
        db.SaveChanges();
    }

    public string DataPath { get; } = Directory.CreateTempSubdirectory("shop-pictures-").FullName;

    public PictureFiles Files { get; }

    public PictureRenditions Renditions { get; }

    public SqliteShopDbContext NewContext() =>
        new(new DbContextOptionsBuilder<SqliteShopDbContext>().UseSqlite($"Data Source={Path.Combine(DataPath, "shop.db")};Pooling=False")
            .Options, _gate);

    public async Task<KeepPictureResult> UploadAsync(ProductId product, byte[] file)
    {
        await using var db = NewContext();
        using var upload = new MemoryStream(file);
        return await Keep(db).AddAsync(product, upload, Alts, default);
    }

    public async Task<bool> RemoveAsync(ProductId product, string hash)
    {
        await using var db = NewContext();
        return await Keep(db).RemoveAsync(product, hash, default);
    }

    public async Task HandleAsync(string hash)
    {
        await using var db = NewContext();
        await new MakeRenditions(Renditions, new SettlePicture(db, _clock)).HandleAsync(new PictureUploaded(Guid.NewGuid(), hash), default);
    }

    public async Task<Picture?> FindAsync(string hash)
    {
        await using var db = NewContext();
        return await db.Set<Picture>().AsNoTracking().SingleOrDefaultAsync(picture => picture.Hash == hash);
    }

    /// <summary>The files below the folder of pictures, and half ones beside the database.</summary>
    public IReadOnlyList<string> FileNames() =>
    [
        .. Directory.Exists(Path.Combine(DataPath, "pictures"))
            ? Directory.EnumerateFiles(Path.Combine(DataPath, "pictures"), "*", SearchOption.AllDirectories) : [],
        .. Directory.EnumerateFiles(DataPath, ".picture-*"),
    ];

    public void Dispose()
    {
        Files.Dispose();
        _gate.Dispose();
        Directory.Delete(DataPath, recursive: true);
    }

    private KeepPicture Keep(ShopDbContext db) => new(Files, new AddPicture(db, _clock), new ArrangePictures(db), new ContentPictures(db));
}
