using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Domain.Orders;

namespace Shop.Domain.Returns;

internal sealed class ReturnsMapping : IEntityTypeConfiguration<Withdrawal>, IEntityTypeConfiguration<WithdrawalLine>
{
    public void Configure(EntityTypeBuilder<Withdrawal> builder)
    {
        builder.ToTable("returns_withdrawal");
        builder.HasKey(withdrawal => withdrawal.Id);
        builder.Property(withdrawal => withdrawal.Id).ValueGeneratedNever();
        builder.Property(withdrawal => withdrawal.Token).HasMaxLength(40);
        builder.Property(withdrawal => withdrawal.Name).HasMaxLength(Withdrawal.NameLength);
        builder.Property(withdrawal => withdrawal.Email).HasMaxLength(254);
        builder.Property(withdrawal => withdrawal.Reason).HasMaxLength(Withdrawal.ReasonLength);
        builder.Property(withdrawal => withdrawal.Culture).HasMaxLength(10);
        builder.Property(withdrawal => withdrawal.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(withdrawal => withdrawal.DecidedBy).HasMaxLength(Withdrawal.ByLength);
        builder.Property(withdrawal => withdrawal.Refusal).HasMaxLength(Withdrawal.RefusalLength);
        builder.Property(withdrawal => withdrawal.Version).IsConcurrencyToken();
        // A form that is sent twice is one withdrawal.
        builder.HasIndex(withdrawal => withdrawal.Token).IsUnique();
        builder.HasIndex(withdrawal => withdrawal.OrderId);
        builder.HasIndex(withdrawal => new { withdrawal.State, withdrawal.SubmittedAt });
        builder.HasOne<Order>().WithMany().HasForeignKey(withdrawal => withdrawal.OrderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(withdrawal => withdrawal.Lines).WithOne().HasForeignKey(line => line.WithdrawalId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WithdrawalLine> builder)
    {
        builder.ToTable("returns_withdrawal_line", table => table.HasCheckConstraint("ck_returns_withdrawal_line", "\"Quantity\" > 0"));
        builder.HasKey(line => new { line.WithdrawalId, line.Position });
        builder.Property(line => line.Sku).HasMaxLength(40);
        builder.Property(line => line.Description).HasMaxLength(300);
    }
}
