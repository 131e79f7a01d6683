using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Coupons;

internal sealed class CouponsMapping : IEntityTypeConfiguration<Coupon>, IEntityTypeConfiguration<CouponRedemption>
{
    public void Configure(EntityTypeBuilder<Coupon> builder)
    {
        builder.ToTable("coupons_coupon", table =>
        {
            table.HasCheckConstraint("ck_coupons_coupon_one_kind", "(\"Percent\" IS NULL) <> (\"AmountMinor\" IS NULL)");
            table.HasCheckConstraint("ck_coupons_coupon_redeemed",
                "\"Redeemed\" >= 0 AND (\"Limit\" IS NULL OR \"Redeemed\" <= \"Limit\")");
            table.HasCheckConstraint("ck_coupons_coupon_minimum", "\"MinimumMinor\" >= 0");
        });
        builder.HasKey(coupon => coupon.Code);
        builder.Property(coupon => coupon.Code).HasMaxLength(CouponCode.MaxLength);
        builder.Property(coupon => coupon.Version).IsConcurrencyToken();
        builder.Ignore(coupon => coupon.Terms);
    }

    public void Configure(EntityTypeBuilder<CouponRedemption> builder)
    {
        builder.ToTable("coupons_redemption");
        // One coupon for an order; the key also makes a repeated redemption fail instead of counting twice.
        builder.HasKey(redemption => redemption.OrderId);
        builder.Property(redemption => redemption.Code).HasMaxLength(CouponCode.MaxLength);
        builder.Property(redemption => redemption.EmailKey).HasMaxLength(254);
        builder.HasOne<Coupon>().WithMany().HasForeignKey(redemption => redemption.Code).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(redemption => new { redemption.Code, redemption.EmailKey });
    }
}
