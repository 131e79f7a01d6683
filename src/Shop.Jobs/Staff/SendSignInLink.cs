using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Domain.Staff;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Staff;

/// <summary>Mails the link to an account that exists and is open; whoever asked is told the same in any case.</summary>
public sealed class SendSignInLink(ShopDbContext db, SendMail send, SignInMails mails, TimeProvider clock, ILogger<SendSignInLink> log)
    : IHandle<SignInLinkAsked>
{
    public async Task HandleAsync(SignInLinkAsked happened, CancellationToken cancellationToken)
    {
        var key = happened.Account.ToUpperInvariant();
        var user = await db.Set<StaffUser>().AsNoTracking().SingleOrDefaultAsync(user => user.NormalizedEmail == key, cancellationToken);
        if (user?.Email is not { } email || user.IsLockedAt(clock.GetUtcNow())) return;
        try
        {
            using var message = mails.Link(happened, email);
            await send.ExecuteAsync(message, cancellationToken);
        }
        catch (EmailRefusedException refused)
        {
            log.LogWarning(refused, "The mail server refused a sign-in link for staff.");
        }
    }
}
