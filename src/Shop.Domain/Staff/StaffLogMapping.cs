using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Customers;

internal sealed class StaffLogMapping : IEntityTypeConfiguration<StaffAction>, IEntityTypeConfiguration<StaffActionSeries>
{
    public void Configure(EntityTypeBuilder<StaffAction> builder)
    {
        builder.ToTable("customers_staff_action");
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Property(entry => entry.By).HasMaxLength(254);
        builder.Property(entry => entry.Action).HasMaxLength(200);
        builder.Property(entry => entry.Detail).HasMaxLength(1000);
        builder.Property(entry => entry.Fingerprint).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<StaffActionSeries> builder)
    {
        builder.ToTable("customers_staff_action_series");
        builder.HasKey(series => series.Id);
        builder.Property(series => series.Id).ValueGeneratedNever();
    }
}
