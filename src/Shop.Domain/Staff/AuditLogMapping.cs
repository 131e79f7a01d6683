using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Staff;

internal sealed class AuditLogMapping : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditEntrySeries>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("staff_audit_entry");
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Property(entry => entry.By).HasMaxLength(254);
        builder.Property(entry => entry.Action).HasMaxLength(200);
        builder.Property(entry => entry.Detail).HasMaxLength(1000);
        builder.Property(entry => entry.Fingerprint).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<AuditEntrySeries> builder)
    {
        builder.ToTable("staff_audit_entry_series");
        builder.HasKey(series => series.Id);
        builder.Property(series => series.Id).ValueGeneratedNever();
    }
}
