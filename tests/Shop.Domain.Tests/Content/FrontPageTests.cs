using Microsoft.EntityFrameworkCore;
using Shop.Domain.Content;
using Shop.Domain.Content.FrontPages;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Content;

public sealed class FrontPageTests : IDisposable
{
    private const string Square = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0h9v9z"/></svg>""";

    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Sections_come_in_their_order_with_words_of_the_first_language_that_has_some_and_their_picture()
    {
        await SavePictureAsync("home", Square);
        await WriteAsync(
            new SectionDraft(SectionKind.Text, Words(("es", "Historia", "Uno\nDos"))),
            new SectionDraft(SectionKind.Hero, Words(("en", "Hello", "In English"), ("es", "Hola", "En español")), "home"),
            new SectionDraft(SectionKind.Newest, Words()));
        var page = await ReadAsync("en", "es");
        Assert.Equal([SectionKind.Text, SectionKind.Hero, SectionKind.Newest], page.Select(section => section.Kind));
        Assert.Equal(["Historia", "Hello", null], page.Select(section => section.Heading));
        Assert.Equal(["Uno", "Dos"], page[0].Paragraphs);
        Assert.Null(page[0].Picture);
        var picture = page[1].Picture!;
        Assert.Equal(("home", 40, 30, "of Hello"), (picture.Name, picture.Width, picture.Height, picture.Alt));
        Assert.Equal(["Historia", "Hola", null], (await ReadAsync("es")).Select(section => section.Heading));
        Assert.Equal([null, null, null], (await ReadAsync("de")).Select(section => section.Heading));
    }

    [Fact]
    public async Task A_shop_that_arranged_nothing_shows_the_plain_sections_and_what_is_arranged_replaces_them()
    {
        Assert.Equal(
            [SectionKind.Hero, SectionKind.Categories, SectionKind.BestSellers, SectionKind.Newest],
            (await ReadAsync("en")).Select(each => each.Kind));
        await WriteAsync(new SectionDraft(SectionKind.Newest, Words()), Text("Once"));
        await WriteAsync(Text("Twice"));
        Assert.Equal("Twice", Assert.Single(await ReadAsync("en")).Heading);
    }

    [Fact]
    public async Task A_front_page_takes_two_questions_however_many_sections_it_has()
    {
        await WriteAsync([.. Enumerable.Range(0, 9).Select(number => Text($"Part {number}"))]);
        var questions = new List<string>();
        await using var db = _database.NewContext(questions.Add);
        Assert.Equal(9, (await new FrontPage(db).ReadAsync(["es", "en"], default)).Count);
        Assert.Equal(2, questions.Count(each => each.Contains("content_front_page", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_missing_picture_a_kind_twice_and_too_long_a_heading_are_refused_and_leave_the_page_as_it_was()
    {
        await WriteAsync(Text("There"));
        await Assert.ThrowsAsync<DomainException>(() => WriteAsync(new SectionDraft(SectionKind.Hero, Words(), "nowhere")));
        var newest = new SectionDraft(SectionKind.Newest, Words());
        await Assert.ThrowsAsync<DomainException>(() => WriteAsync(newest, newest));
        await Assert.ThrowsAsync<DomainException>(() => WriteAsync(Text(new string('x', 201))));
        Assert.Equal("There", Assert.Single(await ReadAsync("en")).Heading);
    }

    [Fact]
    public async Task Each_change_tells_which_pages_are_stale()
    {
        var told = new HashSet<string>();
        _database.Changes.Subscribe(change =>
        {
            told.UnionWith(change.Tags);
            return ValueTask.CompletedTask;
        });
        await WriteAsync();
        Assert.Equal([ContentTags.FrontPage], told);
        await using var db = _database.NewContext();
        await new WriteStorefront(db).ExecuteAsync(new Dictionary<string, StorefrontWords>(), default);
        Assert.Contains(ContentTags.Storefront, told);
        told.Clear();
        await SavePictureAsync(ContentPicture.Logo, Square);
        Assert.Equal([ContentTags.FrontPage, ContentTags.Storefront], told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_pages_arranged_at_once_one_is_there_whole_on_sqlite() => await ArrangeAtOnceAsync(_database);

    [Fact]
    public async Task Of_pages_arranged_at_once_one_is_there_whole_on_postgres()
    {
        using var database = await PostgresDatabase.CreateAsync();
        await ArrangeAtOnceAsync(database);
    }

    private static async Task ArrangeAtOnceAsync(ITestDatabase database)
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(async () =>
        {
            await using var db = database.NewContext();
            await new SaveContentPicture(db).ExecuteAsync("home", Square, null, default);
            SectionDraft[] page = [.. Enumerable.Repeat(Text($"Page {number}") with { PictureName = "home" }, 3)];
            await new WriteFrontPage(db).ExecuteAsync(page, default);
        })));
        await using var reader = database.NewContext();
        var headings = (await new FrontPage(reader).ReadAsync(["en"], default)).Select(section => section.Heading).ToList();
        Assert.Equal(3, headings.Count);
        Assert.Single(headings.Distinct());
    }

    private static Dictionary<string, SectionText> Words(params (string Culture, string Heading, string Body)[] words) =>
        words.ToDictionary(each => each.Culture, each => new SectionText(each.Heading, each.Body, $"of {each.Heading}"));

    private static SectionDraft Text(string heading) => new(SectionKind.Text, Words(("en", heading, "Words")));

    private async Task WriteAsync(params SectionDraft[] sections)
    {
        await using var db = _database.NewContext();
        await new WriteFrontPage(db).ExecuteAsync(sections, default);
    }

    private async Task<IReadOnlyList<ShownSection>> ReadAsync(params string[] languages)
    {
        await using var db = _database.NewContext();
        return await new FrontPage(db).ReadAsync(languages, default);
    }

    private async Task SavePictureAsync(string name, string drawing)
    {
        await using var db = _database.NewContext();
        await new SaveContentPicture(db).ExecuteAsync(name, drawing, null, default);
    }
}
