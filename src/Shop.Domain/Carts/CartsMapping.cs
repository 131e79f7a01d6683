using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Carts;

internal sealed class CartsMapping : IEntityTypeConfiguration<Cart>, IEntityTypeConfiguration<CartLine>
{
    public void Configure(EntityTypeBuilder<Cart> builder)
    {
        builder.ToTable("carts_cart");
        builder.HasKey(cart => cart.Id);
        builder.Property(cart => cart.CouponCode).HasMaxLength(40);
        builder.HasIndex(cart => cart.ChangedAt);
        builder.HasIndex(cart => cart.CustomerId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CartLine> builder)
    {
        builder.ToTable("carts_cart_line", table =>
            table.HasCheckConstraint("ck_carts_cart_line", $"\"Quantity\" > 0 AND \"Quantity\" <= {CartLine.MaxQuantity}"));
        builder.HasKey(line => new { line.CartId, line.Sku });
        builder.Property(line => line.Sku).HasMaxLength(40);
        builder.HasOne<Cart>().WithMany().HasForeignKey(line => line.CartId).OnDelete(DeleteBehavior.Cascade);
    }
}
