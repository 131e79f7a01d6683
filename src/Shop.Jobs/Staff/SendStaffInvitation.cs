using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Staff;

/// <summary>
/// Mails an invitation. Its link is made here, so that its token is stored nowhere: a try that failed half way makes another one.
/// </summary>
public sealed class SendStaffInvitation(
    ShopDbContext db, StaffInvitations invitations, StaffMails mails, SendMail send, ILogger<SendStaffInvitation> log)
        : IHandle<StaffInvited>
{
    public async Task HandleAsync(StaffInvited happened, CancellationToken cancellationToken)
    {
        var invitation = await db.Set<StaffInvitation>().AsNoTracking()
            .SingleOrDefaultAsync(found => found.Id == happened.InvitationId, cancellationToken);
        if (invitation is null || await invitations.NewTokenAsync(invitation.Id, cancellationToken) is not { } token) return;
        try
        {
            using var message = mails.Invitation(invitation, happened.Occasion, token);
            await send.ExecuteAsync(message, cancellationToken);
        }
        catch (EmailRefusedException refused)
        {
            log.LogWarning(refused, "The mail server refused an invitation for staff.");
        }
    }
}
