using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Content;

/// <summary>Pages that the merchant writes: who finds them under which address, and what is no page yet.</summary>
public sealed class ContentPageTests : IDisposable
{
    private readonly ITestDatabase _database = new SqliteDatabase();

    public void Dispose() => _database.Dispose();

    [Fact]
    public Task A_page_is_found_by_its_address_in_the_shoppers_language_and_by_the_first_ones_where_there_is_none() => FindAsync(_database);

    [PostgresFact]
    public async Task A_page_is_found_by_its_address_on_postgres_too()
    {
        using var database = await PostgresDatabase.CreateAsync();
        await FindAsync(database);
    }

    [Fact]
    public async Task An_address_that_was_changed_leads_on_until_another_page_takes_it()
    {
        await StoreAsync(_database, Written("terms", ("en", "Terms", "terms")).Publish(true));
        await ChangeAsync("terms", page => page.Write("en", new PageWords("Terms of sale", "terms-of-sale", "Text")));
        Assert.Equal(new FoundPage.Moved("terms-of-sale"), await FindAsync(_database, "terms", "en"));
        await ChangeAsync("terms", page => page.Write("en", new PageWords("Terms", "conditions", "Text")));
        Assert.Equal(new FoundPage.Moved("conditions"), await FindAsync(_database, "terms", "en"));
        Assert.Equal(new FoundPage.Moved("conditions"), await FindAsync(_database, "terms-of-sale", "en"));
        await ChangeAsync("terms", page => page.Write("en", new PageWords("Terms", "terms", "Text")));
        Assert.IsType<FoundPage.Here>(await FindAsync(_database, "terms", "en"));
        await StoreAsync(_database, Written("other", ("en", "Conditions", "conditions")).Publish(true));
        Assert.Equal("other", Assert.IsType<FoundPage.Here>(await FindAsync(_database, "conditions", "en")).Page.Code);
    }

    [Fact]
    public async Task A_draft_is_no_page_and_in_no_menu()
    {
        await StoreAsync(_database, Written("about", ("en", "About", "about")));
        Assert.Null(await FindAsync(_database, "about", "en"));
        Assert.Empty(await LinksAsync("en"));
        await ChangeAsync("about", page => page.Publish(true));
        Assert.Equal("About", Assert.Single(await LinksAsync("es", "en")).Title);
        await ChangeAsync("about", page => page.Publish(false));
        Assert.Null(await FindAsync(_database, "about", "en"));
    }

    [Fact]
    public void A_page_with_blanks_or_without_words_cannot_be_published()
    {
        Assert.Throws<DomainException>(() => ContentPage.Create("imprint", PageKind.Imprint).Publish(true));
        var page = ContentPage.Create("imprint", PageKind.Imprint)
            .Write("en", new PageWords("Imprint", "imprint", "Phone: [[your phone number]], again [[your phone number]]"));
        Assert.Equal(["your phone number"], page.Texts[0].Blanks);
        Assert.Throws<DomainException>(() => page.Publish(true));
        Assert.True(page.Write("en", new PageWords("Imprint", "imprint", "Phone: 1")).Publish(true).IsPublished);
    }

    [Fact]
    public async Task Two_pages_cannot_have_one_address_in_a_language_and_two_editors_cannot_overwrite_each_other()
    {
        await StoreAsync(_database, Written("one", ("en", "One", "same")));
        await using (var db = _database.NewContext())
            Assert.Equal(SaveResult.Duplicate, await new EditPage(db).CreateAsync(Written("two", ("en", "Two", "same")), default));
        await StoreAsync(_database, Written("two", ("es", "Dos", "same")));
        await using var first = _database.NewContext();
        var seen = (await new EditPage(first).FindAsync("one", default))!.Version;
        await ChangeAsync("one", page => page.Arrange(PageMenu.Header, 3));
        Assert.Equal(SaveResult.Stale, await new EditPage(first).ChangeAsync("one", seen, page => page.Arrange(PageMenu.None, 1), default));
    }

    [Theory]
    [InlineData("", "slug", "text")]
    [InlineData("Title", "No slug", "text")]
    [InlineData("Title", "-a", "text")]
    public void A_page_without_title_or_with_a_broken_address_is_refused(string title, string slug, string body) =>
        Assert.Throws<DomainException>(() => ContentPage.Create("page", PageKind.Other).Write("en", new PageWords(title, slug, body)));

    private static async Task FindAsync(ITestDatabase database)
    {
        await StoreAsync(database, Written("returns", ("en", "Returns", "returns"), ("es", "Devoluciones", "devoluciones")).Publish(true));
        await StoreAsync(database, Written("size", ("en", "Sizes", "sizes")).Publish(true));
        var here = Assert.IsType<FoundPage.Here>(await FindAsync(database, "devoluciones", "es", "en")).Page;
        Assert.Equal(("returns", "es", "Devoluciones"), (here.Code, here.Culture, here.Words.Title));
        Assert.Equal("returns", here.Slugs["en"]);
        Assert.Equal(new FoundPage.Moved("devoluciones"), await FindAsync(database, "returns", "es", "en"));
        Assert.Equal("en", Assert.IsType<FoundPage.Here>(await FindAsync(database, "sizes", "es", "en")).Page.Culture);
        Assert.Null(await FindAsync(database, "devoluciones", "en"));
        Assert.Null(await FindAsync(database, "nothing", "en"));
    }

    private static ContentPage Written(string code, params (string Language, string Title, string Slug)[] texts)
    {
        var page = ContentPage.Create(code, PageKind.Other).Arrange(PageMenu.Footer, 0);
        foreach (var (language, title, slug) in texts) page.Write(language, new PageWords(title, slug, $"About {title}"));
        return page;
    }

    private static async Task StoreAsync(ITestDatabase database, ContentPage page)
    {
        await using var db = database.NewContext();
        Assert.Equal(SaveResult.Saved, await new EditPage(db).CreateAsync(page, default));
    }

    private async Task ChangeAsync(string code, Action<ContentPage> change)
    {
        await using var db = _database.NewContext();
        var version = (await new EditPage(db).FindAsync(code, default))!.Version;
        Assert.Equal(SaveResult.Saved, await new EditPage(db).ChangeAsync(code, version, change, default));
    }

    private static async Task<FoundPage?> FindAsync(ITestDatabase database, string slug, params string[] languages)
    {
        await using var db = database.NewContext();
        return await new ContentPages(db).FindAsync(slug, languages, default);
    }

    private async Task<IReadOnlyList<PageLink>> LinksAsync(params string[] languages)
    {
        await using var db = _database.NewContext();
        return await new ContentPages(db).LinksAsync(languages, default);
    }
}
