using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Catalogue.Pictures;

public sealed class AddPictureTests : IAsyncLifetime
{
    private static readonly string Hash = new('a', PictureRules.HashLength);

    private readonly SqliteDatabase _database = new();

    public Task InitializeAsync() => _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"), Sample.Tea(2, "Ceylon"));

    public Task DisposeAsync()
    {
        _database.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_picture_without_a_description_in_some_language_and_a_twenty_fifth_one_are_refused()
    {
        await using var db = _database.NewContext();
        var add = new AddPicture(db, TimeProvider.System);
        await Assert.ThrowsAsync<DomainException>(() =>
            add.ExecuteAsync(Sample.Id(1), Master(Hash), new Dictionary<string, string> { ["en"] = "Tin", ["es"] = " " }, default));
        for (var each = 0; each <= PictureRules.MaxForAProduct; each++)
        {
            var hash = each.ToString("x64", CultureInfo.InvariantCulture);
            var expected = each < PictureRules.MaxForAProduct ? AddPictureResult.Added : AddPictureResult.TooMany;
            Assert.Equal(expected, await add.ExecuteAsync(Sample.Id(1), Master(hash), Alts(), default));
        }

        Assert.Equal(AddPictureResult.NoSuchProduct, await add.ExecuteAsync(Sample.Id(9), Master(Hash), Alts(), default));
    }

    [Fact]
    public async Task Each_upload_asks_for_renditions_once_and_a_failed_picture_can_be_tried_again()
    {
        await using var db = _database.NewContext();
        foreach (var product in new[] { 1, 2 })
            await new AddPicture(db, new FakeTimeProvider()).ExecuteAsync(Sample.Id(product), Master(Hash), Alts(), default);
        var settle = new SettlePicture(db, new FakeTimeProvider());
        Assert.False(await settle.AgainAsync(Hash, default));
        await settle.FailedAsync(Hash, "broken", default);
        Assert.True(await settle.AgainAsync(Hash, default));
        Assert.Equal((PictureState.Waiting, null),
            ((await settle.FindAsync(Hash, default))!.State, (await settle.FindAsync(Hash, default))!.Problem));
        Assert.Equal(3, await db.Set<OutboxMessage>().CountAsync(message => message.Type == nameof(PictureUploaded)));
    }

    private static MasterPicture Master(string hash) => new(hash, 900, 1200);

    private static Dictionary<string, string> Alts() => new() { ["en"] = "Tin", ["es"] = "Lata" };
}
