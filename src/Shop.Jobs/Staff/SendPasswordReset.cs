using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Staff;

/// <summary>Mails the link to an account that exists and is open; whoever asked is told the same in any case.</summary>
public sealed class SendPasswordReset(ShopDbContext db, StaffPasswordResets resets, StaffLetters letters, TimeProvider clock,
    ILogger<SendPasswordReset> log) : IHandle<PasswordResetAsked>
{
    public async Task HandleAsync(PasswordResetAsked happened, CancellationToken cancellationToken)
    {
        var key = happened.Account.ToUpperInvariant();
        var user = await db.Set<StaffUser>().AsNoTracking().SingleOrDefaultAsync(user => user.NormalizedEmail == key, cancellationToken);
        if (user?.Email is not { } email || user.IsLockedAt(clock.GetUtcNow())) return;
        var language = await db.Set<Microsoft.AspNetCore.Identity.IdentityUserClaim<Guid>>().AsNoTracking()
            .Where(claim => claim.UserId == user.Id && claim.ClaimType == StaffUser.LanguageClaim)
            .OrderByDescending(claim => claim.Id).Select(claim => claim.ClaimValue).FirstOrDefaultAsync(cancellationToken);
        var token = await resets.NewTokenAsync(user.Id, cancellationToken);
        try
        {
            using var message = letters.Mails.Reset(email, language ?? happened.Culture, happened.Occasion, token);
            await letters.Send.ExecuteAsync(message, cancellationToken);
        }
        catch (EmailRefusedException refused)
        {
            log.LogWarning(refused, "The mail server refused a link for a new password.");
        }
    }
}

/// <summary>How mails to staff are written and sent.</summary>
public sealed record StaffLetters(StaffMails Mails, SendMail Send);
