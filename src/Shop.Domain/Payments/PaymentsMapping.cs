using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Payments;

internal sealed class PaymentsMapping
    : IEntityTypeConfiguration<Payment>, IEntityTypeConfiguration<Refund>, IEntityTypeConfiguration<StripeWebhookEvent>
{
    private const int StripeId = 255;

    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payments_payment", table => table.HasCheckConstraint("ck_payments_payment", "\"AmountMinor\" > 0"));
        builder.HasKey(payment => payment.Id);
        builder.Ignore(payment => payment.Amount).Ignore(payment => payment.IsFinal);
        builder.Property(payment => payment.Version).IsConcurrencyToken();
        builder.Property(payment => payment.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(payment => payment.IdempotencyKey).HasMaxLength(StripeId);
        builder.Property(payment => payment.SessionId).HasMaxLength(StripeId);
        builder.Property(payment => payment.SessionUrl).HasMaxLength(2000);
        builder.Property(payment => payment.PaymentIntentId).HasMaxLength(StripeId);
        builder.Property(payment => payment.ChargeId).HasMaxLength(StripeId);
        builder.Property(payment => payment.RequestId).HasMaxLength(StripeId);
        builder.Property(payment => payment.LastProblem).HasMaxLength(1000);
        builder.HasIndex(payment => new { payment.OrderId, payment.Attempt }).IsUnique();
        builder.HasIndex(payment => payment.SessionId).IsUnique();
        builder.HasIndex(payment => payment.PaymentIntentId);
        builder.HasIndex(payment => payment.Status);
    }

    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.ToTable("payments_refund", table => table.HasCheckConstraint("ck_payments_refund", "\"AmountMinor\" > 0"));
        builder.HasKey(refund => refund.Id);
        builder.Property(refund => refund.Id).HasMaxLength(StripeId);
        builder.Property(refund => refund.IdempotencyKey).HasMaxLength(StripeId);
        builder.Property(refund => refund.Reason).HasMaxLength(200);
        builder.HasOne<Payment>().WithMany().HasForeignKey(refund => refund.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(refund => refund.IdempotencyKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StripeWebhookEvent> builder)
    {
        builder.ToTable("payments_webhook_event");
        builder.HasKey(stored => stored.Id);
        builder.Property(stored => stored.Id).HasMaxLength(StripeId);
        builder.Property(stored => stored.Type).HasMaxLength(200);
        builder.Property(stored => stored.Outcome).HasMaxLength(500);
        builder.HasIndex(stored => stored.ReceivedAt);
    }
}
