using Shop.Domain.Content.Mails;
using Shop.Jobs.Mail.Templates;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Mails;

/// <summary>Says that mails go out in the shop's own words, because the merchant's failed.</summary>
public sealed class FailedTemplates(MailTemplates templates, IEnumerable<MailKind> kinds) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken) =>
        (await templates.FailedAsync(cancellationToken)).Take(AttentionList.Max)
            .Select(template => new AttentionItem("A mail template fails", template.FailedAt!.Value,
                new AdminMessage("The default was sent instead. {0}", template.Failure),
                new AttentionPlace(MailsController.AddressOf(template.Mail, template.Culture),
                    new AdminMessage("{0} ({1})", kinds.FirstOrDefault(kind => kind.Code == template.Mail)?.Name ?? template.Mail,
                        template.Culture))));
}
