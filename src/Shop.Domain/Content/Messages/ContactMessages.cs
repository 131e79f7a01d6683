using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Content.Messages;

/// <summary>The messages that came by the contact page.</summary>
public sealed class ContactMessages(ShopDbContext db, TimeProvider clock)
{
    /// <summary>Messages on one page of the list.</summary>
    public const int PageSize = 50;

    /// <summary>Stores a message, and asks for it to be mailed to the merchant.</summary>
    /// <exception cref="DomainException">The message cannot be one.</exception>
    public Task SendAsync(ContactWords words, string culture, CancellationToken cancellationToken)
    {
        var message = ContactMessage.Write(words, culture, clock.GetUtcNow());
        return db.WriteAsync(() =>
        {
            db.Add(message);
            db.Publish(new ContactMessageSent(message.Id), clock.GetUtcNow());
            return Task.FromResult(true);
        }, cancellationToken: cancellationToken);
    }

    public Task<ContactMessage?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        Of(id).AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    /// <summary>A page of the list, the newest first.</summary>
    /// <param name="answered">Only the answered or only the open ones; null for all.</param>
    /// <param name="page">From 1 on.</param>
    public async Task<(IReadOnlyList<ContactMessage> Messages, int Count)> ListAsync(
        bool? answered, int page, CancellationToken cancellationToken)
    {
        var some = db.Set<ContactMessage>().AsNoTracking()
            .Where(message => answered == null || answered == (message.AnsweredAt != null));
        var found = await some.OrderByDescending(message => message.SentAt).ThenByDescending(message => message.Id)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return (found, await some.CountAsync(cancellationToken));
    }

    /// <summary>How many are open, and since when the oldest is.</summary>
    public async Task<(int Count, DateTimeOffset? Since)> OpenAsync(CancellationToken cancellationToken)
    {
        var open = db.Set<ContactMessage>().Where(message => message.AnsweredAt == null);
        return (await open.CountAsync(cancellationToken),
            await open.MinAsync(message => (DateTimeOffset?)message.SentAt, cancellationToken));
    }

    /// <param name="by">The member of staff, by e-mail.</param>
    public Task<SaveResult> SettleAsync(Guid id, int version, bool isAnswered, string by, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(id), version, message => message.Settle(isAnswered, by, clock.GetUtcNow()), cancellationToken);

    private IQueryable<ContactMessage> Of(Guid id) => db.Set<ContactMessage>().Where(message => message.Id == id);
}
