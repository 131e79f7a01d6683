using Shop.Domain.Catalogue;
using Shop.Domain.Search;
using Shop.Domain.Tests.Catalogue;
using Shop.TestKit;
using Xunit;

namespace Shop.Domain.Tests.Search;

/// <summary>Products with German texts, in a catalogue that is in English too, searched for in German.</summary>
public sealed class GermanSearchTests
{
    private static readonly (string Typed, string[] Slugs)[] Searches =
    [
        ("teekanne", ["tea-1"]), ("TEEKANNEN", ["tea-1"]), ("gusseiserne teekanne", ["tea-1"]), ("gläser", ["tea-2"]),
            ("glaeser", ["tea-2"]), ("Glas", ["tea-2"]),
        ("grüner tee", ["tea-3"]), ("gruene tees", ["tea-3"]), ("Kräutern", ["tea-4"]), ("kraut", ["tea-4"]), ("krä", ["tea-4"]),
            ("tee mit dem kraut", ["tea-4"]),
        ("weiss", ["tea-5"]), ("weißes", ["tea-5"]), ("Süssigkeit", ["tea-5"]), ("suessigkeiten", ["tea-5"]), ("teekane", ["tea-1"]),
            ("kettle", []),
    ];

    [Fact]
    public async Task SQLite_finds_each_word_in_its_forms_and_spellings()
    {
        using var database = new SqliteDatabase();
        await CheckAsync(database);
    }

    [PostgresFact]
    public async Task PostgreSQL_finds_the_same()
    {
        using var database = await PostgresDatabase.CreateAsync();
        await CheckAsync(database);
    }

    private static async Task CheckAsync(ITestDatabase database)
    {
        await using var db = database.NewContext();
        db.AddRange(
            Sample.Teas().Translate("de", "Tees", "tees", ""), In(1, "Gusseiserne Teekannen"), In(2, "Glas für heiße Getränke"),
                In(3, "Grüner Tee aus Japan"),
            In(4, "Tee mit Kräutern"), In(5, "Weiße Süßigkeiten"));
        await db.SaveChangesAsync();
        using var changes = new SqliteDatabase();
        using var lists = new Lists(changes);
        foreach (var (typed, slugs) in Searches)
        {
            var page = await lists.Over(db).ReadAsync(new ListingQuery("de", Search: typed), default);
            Assert.True(slugs.SequenceEqual(page.Cards.Select(card => card.Slug)),
                $"{typed}: {string.Join(' ', page.Cards.Select(card => card.Slug))}");
        }
    }

    private static Product In(int number, string name) => Sample.Tea(number, "Kettle").Translate("de", Sample.Text(name, $"tea-{number}"));
}
