using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Checkout.Limits;

internal sealed class LimitsMapping : IEntityTypeConfiguration<CheckoutTally>
{
    public void Configure(EntityTypeBuilder<CheckoutTally> builder)
    {
        builder.ToTable("checkout_tally");
        builder.HasKey(tally => tally.Key);
        // The kind, a colon, and a mail address at most.
        builder.Property(tally => tally.Key).HasMaxLength(270);
        builder.Property(tally => tally.Reason).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(tally => tally.RefusedAt);
    }
}
