using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Orders;

internal sealed class OrdersMapping
    : IEntityTypeConfiguration<Order>, IEntityTypeConfiguration<LineItem>, IEntityTypeConfiguration<OrderTax>,
        IEntityTypeConfiguration<OrderHistory>,
        IEntityTypeConfiguration<RefundPart>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.ToTable("orders_order", table =>
        {
            table.HasCheckConstraint("ck_orders_order_total", "\"TotalMinor\" = \"SubtotalMinor\" - \"DiscountMinor\" + \"ShippingMinor\"");
            table.HasCheckConstraint(
                "ck_orders_order_amounts",
                    "\"TotalMinor\" >= 0 AND \"DiscountMinor\" >= 0 AND \"ShippingMinor\" >= 0 AND \"TaxMinor\" >= 0");
            table.HasCheckConstraint("ck_orders_order_refunded", "\"RefundedMinor\" >= 0 AND \"RefundedMinor\" <= \"TotalMinor\"");
        });
        builder.HasKey(order => order.Id);
        builder.Ignore(order => order.Total).Ignore(order => order.StatusText).Ignore(order => order.LeftMinor)
            .Ignore(order => order.ShippingLeft).Ignore(order => order.NeedsDelivery).Ignore(order => order.PiecesToSend)
            .Ignore(order => order.CanBeSent).Ignore(order => order.CanBeCompleted).Ignore(order => order.IsPickup);
        builder.Property(order => order.PaymentMethod).HasConversion<string>().HasMaxLength(20);
        builder.Property(order => order.Version).IsConcurrencyToken();
        builder.Property(order => order.Status).HasConversion<string>().HasMaxLength(20);
        ConfigureTexts(builder);
        ConfigureIndexes(builder);
        builder.HasMany(order => order.Lines).WithOne().HasForeignKey(line => line.OrderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(order => order.Taxes).WithOne().HasForeignKey(tax => tax.OrderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(order => order.History).WithOne().HasForeignKey(entry => entry.OrderId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LineItem> builder)
    {
        builder.ToTable("orders_line_item", table =>
        {
            table.HasCheckConstraint(
                "ck_orders_line_item",
                    "\"Quantity\" > 0 AND \"TotalMinor\" = \"UnitPriceMinor\" * \"Quantity\" - \"DiscountMinor\" AND \"TotalMinor\" >= 0");
            table.HasCheckConstraint(
                "ck_orders_line_item_withdrawn", "\"WithdrawnQuantity\" >= 0 AND \"WithdrawnQuantity\" <= \"Quantity\"");
            table.HasCheckConstraint("ck_orders_line_item_parcel", "\"IsStocked\" OR NOT \"NeedsParcel\"");
            table.HasCheckConstraint(
                "ck_orders_line_item_refunded",
                "\"RefundedQuantity\" >= 0 AND \"RefundedQuantity\" <= \"Quantity\" AND \"RefundedMinor\" >= 0 AND \"RefundedMinor\" <= "
                    + "\"TotalMinor\"");
        });
        builder.HasKey(line => new { line.OrderId, line.Position });
        builder.Ignore(line => line.LeftQuantity).Ignore(line => line.LeftMinor).Ignore(line => line.WithdrawableQuantity);
        builder.Property(line => line.WithdrawalException).HasConversion<string>().HasMaxLength(20);
        builder.Property(line => line.Sku).HasMaxLength(40);
        builder.Property(line => line.Description).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<OrderTax> builder)
    {
        builder.ToTable("orders_tax", table => table.HasCheckConstraint(
            "ck_orders_tax_refunded", "\"RefundedMinor\" >= 0 AND \"RefundedMinor\" <= \"GrossMinor\""));
        builder.HasKey(tax => new { tax.OrderId, tax.Rate });
        builder.Ignore(tax => tax.LeftMinor);
    }

    public void Configure(EntityTypeBuilder<RefundPart> builder)
    {
        builder.ToTable("orders_refund_part", table => table.HasCheckConstraint(
            "ck_orders_refund_part", "\"AmountMinor\" >= 0 AND \"Quantity\" >= 0 AND \"Restock\" >= 0 AND \"KeptBack\" >= 0"));
        builder.HasKey(part => new { part.RefundId, part.Number });
        builder.Property(part => part.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Order>().WithMany().HasForeignKey(part => part.OrderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(part => part.OrderId);
    }

    public void Configure(EntityTypeBuilder<OrderHistory> builder)
    {
        builder.ToTable("orders_history");
        builder.HasKey(entry => entry.Id);
        // The key is made here, not by the database: an entry added to a loaded order is new.
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.From).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.To).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.Cause).HasMaxLength(500);
        builder.HasIndex(entry => entry.OrderId);
    }

    private static void ConfigureTexts(EntityTypeBuilder<Order> builder)
    {
        builder.Property(order => order.Number).HasMaxLength(20);
        builder.Property(order => order.Token).HasMaxLength(40);
        builder.Property(order => order.CheckoutToken).HasMaxLength(40);
        builder.Property(order => order.ClientNetwork).HasMaxLength(60);
        builder.Property(order => order.Culture).HasMaxLength(10);
        builder.Property(order => order.Email).HasMaxLength(254);
        builder.Property(order => order.EmailKey).HasMaxLength(254);
        builder.Property(order => order.Note).HasMaxLength(1000);
        builder.Property(order => order.ShippingCode).HasMaxLength(40);
        builder.Ignore(order => order.Promise).Ignore(order => order.Tracking);
        builder.Property(order => order.Carrier).HasMaxLength(20);
        builder.Property(order => order.TrackingNumber).HasMaxLength(Tracking.NumberLength);
        builder.Property(order => order.TrackingLink).HasMaxLength(Tracking.LinkLength);
        builder.Ignore(order => order.ShowsTax);
        builder.Ignore(order => order.TaxReason);
        builder.Property(order => order.ShippingName).HasMaxLength(100);
        builder.Property(order => order.PickupPlace).HasMaxLength(Order.PickupPlaceLength);
        builder.Property(order => order.TaxTerritory).HasMaxLength(8);
        builder.Property(order => order.HeldBecause).HasMaxLength(200);
        builder.Property(order => order.CouponCode).HasMaxLength(40);
        builder.Property(order => order.InvoiceNumber).HasMaxLength(40);
        builder.Property(order => order.PaymentReference).HasMaxLength(255);
        builder.ComplexProperty(order => order.Address);
    }

    private static void ConfigureIndexes(EntityTypeBuilder<Order> builder)
    {
        builder.HasIndex(order => order.Number).IsUnique();
        builder.HasIndex(order => order.Token).IsUnique();
        builder.HasIndex(order => order.CheckoutToken).IsUnique();
        // Lists and exports go by time; the number breaks ties.
        builder.HasIndex(order => new { order.PlacedAt, order.Number });
        builder.HasIndex(order => new { order.Status, order.PlacedAt });
        builder.HasIndex(order => order.CartId);
        builder.HasIndex(order => order.OpenCartId).IsUnique();
        // Of one client or mail address: those that nobody paid, and the latest that somebody paid.
        builder.HasIndex(order => new { order.ClientNetwork, order.PaidAt });
        builder.HasIndex(order => new { order.EmailKey, order.PaidAt });
    }
}
