using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Persistence;

internal sealed class PersistenceMapping : IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<DataProtectionKey>,
    IEntityTypeConfiguration<FailureCount>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox_message");
        builder.HasKey(message => message.Id);
        // Holds an id of Stripe's (255 at most) and a handler's name.
        builder.Property(message => message.Key).HasMaxLength(400);
        builder.Property(message => message.Type).HasMaxLength(100);
        builder.Property(message => message.Handler).HasMaxLength(100);
        builder.Property(message => message.LastError).HasMaxLength(2000);
        builder.HasIndex(message => message.Key).IsUnique();
        builder.HasIndex(message => new { message.DoneAt, message.DueAt });
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("persistence_data_protection_key");
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Name).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<FailureCount> builder)
    {
        builder.ToTable("persistence_failure_count");
        builder.HasKey(count => count.Key);
        builder.Property(count => count.Key).HasMaxLength(100);
        builder.HasIndex(count => count.EndsAt);
    }
}
