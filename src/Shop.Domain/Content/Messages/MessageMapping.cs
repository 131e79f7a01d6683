using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Content.Messages;

internal sealed class MessageMapping : IEntityTypeConfiguration<ContactMessage>
{
    public void Configure(EntityTypeBuilder<ContactMessage> builder)
    {
        builder.ToTable("content_message");
        builder.HasKey(message => message.Id);
        builder.Property(message => message.Name).HasMaxLength(ContactMessage.NameLength);
        builder.Property(message => message.Email).HasMaxLength(ContactMessage.EmailLength);
        builder.Property(message => message.Text).HasMaxLength(ContactMessage.TextLength);
        builder.Property(message => message.Culture).HasMaxLength(ContentRules.CultureLength);
        builder.Property(message => message.AnsweredBy).HasMaxLength(ContactMessage.ByLength);
        builder.Property(message => message.Version).IsConcurrencyToken();
        builder.HasIndex(message => message.SentAt);
        builder.Ignore(message => message.IsAnswered);
    }
}
