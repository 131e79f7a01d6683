using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Content.Mails;

internal sealed class MailTemplateMapping : IEntityTypeConfiguration<MailTemplate>
{
    public void Configure(EntityTypeBuilder<MailTemplate> builder)
    {
        builder.ToTable("content_mail_template");
        builder.HasKey(template => new { template.Mail, template.Culture });
        builder.Property(template => template.Mail).HasMaxLength(MailTemplate.MailLength);
        builder.Property(template => template.Culture).HasMaxLength(ContentRules.CultureLength);
        builder.Property(template => template.Subject).HasMaxLength(MailTemplate.SubjectLength);
        builder.Property(template => template.Html).HasMaxLength(MailTemplate.BodyLength);
        builder.Property(template => template.Text).HasMaxLength(MailTemplate.BodyLength);
        builder.Property(template => template.Failure).HasMaxLength(MailTemplate.FailureLength);
        builder.Property(template => template.Version).IsConcurrencyToken();
        builder.Ignore(template => template.Words);
    }
}
