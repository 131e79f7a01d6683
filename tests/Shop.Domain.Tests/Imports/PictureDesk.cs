using System.Security.Cryptography;
using System.Text;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Imports;

/// <summary>Does what the worker that fetches pictures does, without a network: each address is a picture of its own.</summary>
internal sealed class PictureDesk(SqliteDatabase database, ImportDesk desk)
{
    /// <summary>The picture that is found at an address.</summary>
    public static MasterPicture At(string address) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address))), 1600, 1200);

    /// <summary>Fetches all that is due, but for the addresses that cannot be reached.</summary>
    /// <returns>What was fetched, in this order.</returns>
    public async Task<List<string>> FetchAsync(params string[] unreachable)
    {
        var fetched = new List<string>();
        while (await ClaimAsync() is { } claimed)
        {
            if (unreachable.Contains(claimed.Address)) await FailAsync(claimed, isFinal: false);
            else
            {
                await AddAsync(claimed);
                fetched.Add(claimed.Address);
            }
        }

        return fetched;
    }

    public Task<ClaimedPicture?> ClaimAsync() => desk.ReadAsync(db => Awaited(db).ClaimAsync(default));

    public Task<AddPictureResult?> AddAsync(ClaimedPicture claimed) =>
        desk.ReadAsync(async db => await new AddImportedPicture(db, Awaited(db), new AddPicture(db, desk.Clock), ImportDesk.Shop)
        .ExecuteAsync(claimed, await Awaited(db).KeptAsync(claimed.Address, default) ?? At(claimed.Address), default));

    public async Task FailAsync(ClaimedPicture claimed, bool isFinal)
    {
        await using var db = database.NewContext();
        await Awaited(db).FailAsync(claimed, "It could not be reached.", isFinal, default);
    }

    public Task<MasterPicture?> KeptAsync(string address) => desk.ReadAsync(db => Awaited(db).KeptAsync(address, default));

    public Task<ImportPictureCounts> CountAsync(Import import) =>
        desk.ReadAsync(db => new ImportPictureList(db, desk.Clock).CountAsync(import.Id, default));

    /// <summary>Staff upload a picture by hand.</summary>
    public async Task<string> UploadAsync(ProductId product, string name)
    {
        await using var db = database.NewContext();
        await new AddPicture(db, desk.Clock)
            .ExecuteAsync(product, At(name), new Dictionary<string, string> { ["en"] = $"{name}\nin English", ["es"] = $"{name}, español" },
            default);
        return At(name).Hash;
    }

    /// <summary>The gallery of a product: which pictures, with their English descriptions.</summary>
    public Task<List<(string Hash, string Alt)>> GalleryAsync(string code) => desk.ReadAsync(async db =>
        (await new PictureList(db).FindAsync(code, default))!.Pictures.Select(picture => (picture.Place.PictureHash, picture.Alt("en")))
            .ToList());

    public async Task<List<string>> HashesAsync(string code) => (await GalleryAsync(code)).ConvertAll(picture => picture.Hash);

    private AwaitedPictures Awaited(ShopDbContext db) => new(db, TestLeases.Keeper(database.NewContext, desk.Clock), desk.Clock);
}
