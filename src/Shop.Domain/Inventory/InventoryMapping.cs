using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Inventory;

internal sealed class InventoryMapping
    : IEntityTypeConfiguration<StockItem>, IEntityTypeConfiguration<Allocation>, IEntityTypeConfiguration<StockMovement>,
        IEntityTypeConfiguration<BackInStockAlert>
{
    private const int SkuLength = 40;

    public void Configure(EntityTypeBuilder<StockItem> builder)
    {
        builder.ToTable("inventory_stock_item", table =>
            table.HasCheckConstraint("ck_inventory_stock_item", "\"OnHand\" >= 0 AND \"Allocated\" >= 0 AND \"Allocated\" <= \"OnHand\""));
        builder.HasKey(item => item.Sku);
        builder.Property(item => item.Sku).HasMaxLength(SkuLength);
    }

    public void Configure(EntityTypeBuilder<Allocation> builder)
    {
        builder.ToTable("inventory_allocation", table => table.HasCheckConstraint(
            "ck_inventory_allocation",
            "\"Quantity\" > 0 AND \"Returned\" >= 0 AND \"WrittenOff\" >= 0 AND \"InRefund\" >= 0 AND \"Returned\" + \"WrittenOff\" + "
                + "\"InRefund\" <= \"Quantity\""));
        builder.HasKey(allocation => new { allocation.OrderId, allocation.Sku });
        builder.Ignore(allocation => allocation.Left);
        builder.Property(allocation => allocation.Sku).HasMaxLength(SkuLength);
        builder.Property(allocation => allocation.State).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<StockItem>().WithMany().HasForeignKey(allocation => allocation.Sku).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StockMovement> builder)
    {
        builder.ToTable("inventory_stock_movement");
        builder.HasKey(movement => movement.Id);
        builder.Property(movement => movement.Sku).HasMaxLength(SkuLength);
        builder.Property(movement => movement.Reason).HasMaxLength(200);
        builder.HasIndex(movement => movement.Sku);
    }

    public void Configure(EntityTypeBuilder<BackInStockAlert> builder)
    {
        builder.ToTable("inventory_back_in_stock_alert");
        builder.HasKey(notice => notice.Id);
        builder.Property(notice => notice.Sku).HasMaxLength(SkuLength);
        builder.Property(notice => notice.Email).HasMaxLength(BackInStockAlert.EmailLength);
        builder.Property(notice => notice.EmailKey).HasMaxLength(BackInStockAlert.EmailLength);
        builder.Property(notice => notice.Culture).HasMaxLength(BackInStockAlert.CultureLength);
        builder.HasIndex(notice => new { notice.Sku, notice.EmailKey }).IsUnique();
        builder.HasOne<StockItem>().WithMany().HasForeignKey(notice => notice.Sku).OnDelete(DeleteBehavior.Cascade);
    }
}
