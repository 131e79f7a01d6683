using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Content.Mails;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Content;

/// <summary>The merchant's words for mails: who wins when two write at once, and what is known of those that failed.</summary>
public sealed class MailTemplatesTests
{
    private const string Mail = "refund";
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Of_two_who_save_or_reset_at_once_the_second_is_told()
    {
        using var database = new SqliteDatabase();
        await CompeteAsync(database);
    }

    [PostgresFact]
    public async Task Of_two_who_save_or_reset_at_once_the_second_is_told_on_postgres_too()
    {
        using var database = await PostgresDatabase.CreateAsync();
        await CompeteAsync(database);
    }

    [Fact]
    public async Task A_failure_is_noted_once_against_the_words_that_failed_and_forgotten_with_others()
    {
        using var database = new SqliteDatabase();
        await FailAsync(database);
    }

    [PostgresFact]
    public async Task A_failure_is_noted_once_against_the_words_that_failed_on_postgres_too()
    {
        using var database = await PostgresDatabase.CreateAsync();
        await FailAsync(database);
    }

    [Theory]
    [InlineData("", "b", "c")]
    [InlineData("a", "", "c")]
    [InlineData("a", "b", "")]
    public void Words_without_a_subject_or_one_of_the_bodies_are_none(string subject, string html, string text) =>
        Assert.Throws<DomainException>(() => MailTemplate.Create(Mail, "en", new MailWords(subject, html, text)));

    private static async Task CompeteAsync(ITestDatabase database)
    {
        Assert.Equal(SaveResult.Saved, await SaveAsync(database, "en", MailTemplates.None, "One"));
        Assert.Equal(SaveResult.Stale, await SaveAsync(database, "en", MailTemplates.None, "Two"));
        Assert.Equal(SaveResult.Saved, await SaveAsync(database, "es", MailTemplates.None, "Uno"));
        Assert.Equal(SaveResult.Saved, await SaveAsync(database, "en", 1, "Three"));
        Assert.Equal(SaveResult.Stale, await SaveAsync(database, "en", 1, "Four"));
        Assert.Equal(SaveResult.Stale, await UseAsync(database, templates => templates.ResetAsync(Mail, "en", 1, default)));
        Assert.Equal("Three", (await FindAsync(database, "en"))!.Subject);
        Assert.Equal(SaveResult.Saved, await UseAsync(database, templates => templates.ResetAsync(Mail, "en", 2, default)));
        Assert.Equal(SaveResult.Stale, await SaveAsync(database, "en", 2, "Five"));
        Assert.Null(await FindAsync(database, "en"));
        Assert.Equal("Uno", (await FindAsync(database, "es"))!.Subject);
    }

    private static async Task FailAsync(ITestDatabase database)
    {
        await SaveAsync(database, "en", MailTemplates.None, "One");
        var first = (await FindAsync(database, "en"))!;
        await NoteAsync(database, first, "It broke.");
        Clock.Advance(TimeSpan.FromHours(1));
        await NoteAsync(database, first, "It broke again.");
        var failed = Assert.Single(await UseAsync(database, templates => templates.FailedAsync(default)));
        Assert.Equal(("It broke.", 1), (failed.Failure, failed.Version));
        await SaveAsync(database, "en", 1, "Two");
        await NoteAsync(database, first, "Late news of the first.");
        Assert.Empty(await UseAsync(database, templates => templates.FailedAsync(default)));
    }

    private static Task<SaveResult> SaveAsync(ITestDatabase database, string culture, int version, string subject) =>
        UseAsync(database, templates => templates.SaveAsync(Mail, culture, version, new MailWords(subject, "<p>a</p>", "a"), default));

    private static Task<MailTemplate?> FindAsync(ITestDatabase database, string culture) =>
        UseAsync(database, templates => templates.FindAsync(Mail, culture, default));

    private static Task NoteAsync(ITestDatabase database, MailTemplate failed, string why) => UseAsync(database, async templates =>
    {
        await templates.NoteFailureAsync(failed, why, default);
        return true;
    });

    private static async Task<T> UseAsync<T>(ITestDatabase database, Func<MailTemplates, Task<T>> use)
    {
        await using var db = database.NewContext();
        return await use(new MailTemplates(db, Clock));
    }
}
