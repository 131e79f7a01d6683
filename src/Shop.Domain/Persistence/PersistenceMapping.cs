using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Persistence;

internal sealed class PersistenceMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox_message");
        builder.HasKey(message => message.Id);
        builder.Property(message => message.Key).HasMaxLength(200);
        builder.Property(message => message.Type).HasMaxLength(100);
        builder.Property(message => message.Handler).HasMaxLength(100);
        builder.Property(message => message.LastError).HasMaxLength(2000);
        builder.HasIndex(message => message.Key).IsUnique();
        builder.HasIndex(message => new { message.DoneAt, message.DueAt });
    }
}
