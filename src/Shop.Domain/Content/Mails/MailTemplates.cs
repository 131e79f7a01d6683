using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Content.Mails;

/// <summary>Reads and writes the merchant's words for mails.</summary>
public sealed class MailTemplates(ShopDbContext db, TimeProvider clock)
{
    /// <summary>The version of a mail that has no template: the shop's own words.</summary>
    public const int None = 0;

    private const int Max = 2_000;

    public async Task<IReadOnlyList<MailTemplate>> AllAsync(CancellationToken cancellationToken) => await db.Set<MailTemplate>()
        .AsNoTracking().OrderBy(each => each.Mail).ThenBy(each => each.Culture).Take(Max).ToListAsync(cancellationToken);

    /// <summary>Null where the shop's own words are used.</summary>
    public Task<MailTemplate?> FindAsync(string mail, string culture, CancellationToken cancellationToken) =>
        Of(mail, culture).AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    /// <summary>Those that failed since they were saved.</summary>
    public async Task<IReadOnlyList<MailTemplate>> FailedAsync(CancellationToken cancellationToken) => await db.Set<MailTemplate>()
        .AsNoTracking().Where(each => each.FailedAt != null).OrderBy(each => each.FailedAt).Take(Max).ToListAsync(cancellationToken);

    /// <param name="version">That the form was filled from; <see cref="None"/> where there was no template.</param>
    /// <returns>Saved, or Stale when somebody else saved or reset it since.</returns>
    /// <exception cref="DomainException">The words are too long, or some are missing.</exception>
    public async Task<SaveResult> SaveAsync(string mail, string culture, int version, MailWords words, CancellationToken cancellationToken)
    {
        var result = version == None
            ? await db.StoreAsync(MailTemplate.Create(mail, culture, words), cancellationToken)
            : await db.ChangeAsync(Of(mail, culture), version, template => template.Write(words), cancellationToken);
        return result == SaveResult.Saved ? result : SaveResult.Stale;
    }

    /// <summary>Back to the shop's own words.</summary>
    /// <returns>Saved, or Stale when somebody else saved or reset it since.</returns>
    public async Task<SaveResult> ResetAsync(string mail, string culture, int version, CancellationToken cancellationToken)
    {
        var result = await db.DeleteAsync(Of(mail, culture), version, cancellationToken);
        return result == SaveResult.Saved ? result : SaveResult.Stale;
    }

    /// <summary>Notes that it failed, if it still is the one that did and nobody has noted it yet.</summary>
    public Task NoteFailureAsync(MailTemplate failed, string why, CancellationToken cancellationToken)
    {
        var (now, text, version) = (clock.GetUtcNow(), PlainText.Shortened(why, MailTemplate.FailureLength), failed.Version);
        return db.WriteAsync(() => Of(failed.Mail, failed.Culture).Where(each => each.Version == version && each.FailedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.FailedAt, now).SetProperty(each => each.Failure, text),
                cancellationToken), cancellationToken: cancellationToken);
    }

    private IQueryable<MailTemplate> Of(string mail, string culture) =>
        db.Set<MailTemplate>().Where(each => each.Mail == mail && each.Culture == culture);
}
