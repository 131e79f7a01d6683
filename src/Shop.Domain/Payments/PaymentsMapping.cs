using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Payments;

internal sealed class PaymentsMapping
    : IEntityTypeConfiguration<Payment>, IEntityTypeConfiguration<Refund>, IEntityTypeConfiguration<PaymentDispute>,
      IEntityTypeConfiguration<PaymentDecline>, IEntityTypeConfiguration<StripeWebhookEvent>, IEntityTypeConfiguration<LedgerComparison>,
      IEntityTypeConfiguration<MoneyEntry>
{
    private const int StripeId = 255;

    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payments_payment", table =>
        {
            table.HasCheckConstraint(
                "ck_payments_payment", "\"AmountMinor\" > 0 AND \"RefundedMinor\" >= 0 AND \"RefundedMinor\" <= \"AmountMinor\"");
            table.HasCheckConstraint("ck_payments_payment_received", "\"ReceivedMinor\" >= 0 AND (\"Method\" = 'Stripe' OR "
                + "\"Status\" NOT IN ('Succeeded', 'Refunded') OR \"ReceivedMinor\" >= \"AmountMinor\")");
        });
        builder.HasKey(payment => payment.Id);
        builder.Ignore(payment => payment.Amount).Ignore(payment => payment.IsFinal).Ignore(payment => payment.IsClosedUnpaid)
            .Ignore(payment => payment.Problem).Ignore(payment => payment.IsUnknownToStripe).Ignore(payment => payment.HasNoPage)
                .Ignore(payment => payment.Hold).Ignore(payment => payment.IsByHand).Ignore(payment => payment.Received)
                .Ignore(payment => payment.Due).Ignore(payment => payment.OwedBack);
        builder.Property(payment => payment.Method).HasConversion<string>().HasMaxLength(20);
        builder.Property(payment => payment.Reference).HasMaxLength(StripeId);
        builder.Property(payment => payment.Version).IsConcurrencyToken();
        builder.Property(payment => payment.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(payment => payment.IdempotencyKey).HasMaxLength(StripeId);
        builder.Property(payment => payment.SessionId).HasMaxLength(StripeId);
        builder.Property(payment => payment.SessionUrl).HasMaxLength(2000);
        builder.Property(payment => payment.PaymentIntentId).HasMaxLength(StripeId);
        builder.Property(payment => payment.ChargeId).HasMaxLength(StripeId);
        builder.Property(payment => payment.RequestId).HasMaxLength(StripeId);
        builder.Property(payment => payment.ApiVersion).HasMaxLength(StripeRecord.ApiVersionLength);
        builder.Property(payment => payment.LastProblem).HasMaxLength(1000);
        builder.Property(payment => payment.Dispute).HasMaxLength(80);
        builder.Property(payment => payment.ProblemCode).HasMaxLength(StripeProblem.CodeLength);
        builder.Property(payment => payment.ProblemParameter).HasMaxLength(StripeProblem.CodeLength);
        builder.Property(payment => payment.ProblemMessage).HasMaxLength(StripeProblem.MessageLength);
        builder.Property(payment => payment.ProblemRequestId).HasMaxLength(StripeId);
        // Never two sessions of an order that can be paid (R36): of its payments one at most is not closed.
        builder.HasIndex(payment => payment.OrderId).IsUnique().HasFilter("\"Status\" IN ('Creating', 'Open', 'Pending')")
            .HasDatabaseName("ux_payments_payment_open");
        builder.HasIndex(payment => new { payment.OrderId, payment.Attempt }).IsUnique();
        builder.HasIndex(payment => payment.SessionId).IsUnique();
        builder.HasIndex(payment => payment.PaymentIntentId);
        builder.HasIndex(payment => payment.Status);
        builder.HasIndex(payment => payment.LookAgainAt).HasFilter("\"LookAgainAt\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.ToTable("payments_refund", table => table.HasCheckConstraint("ck_payments_refund", "\"AmountMinor\" > 0"));
        builder.HasKey(refund => refund.Id);
        builder.Ignore(refund => refund.Amount).Ignore(refund => refund.IdempotencyKey).Ignore(refund => refund.IsBooked);
        builder.Property(refund => refund.Version).IsConcurrencyToken();
        builder.Property(refund => refund.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(refund => refund.StripeId).HasMaxLength(StripeId);
        builder.Property(refund => refund.RequestId).HasMaxLength(StripeId);
        builder.Property(refund => refund.ApiVersion).HasMaxLength(StripeRecord.ApiVersionLength);
        builder.Property(refund => refund.Token).HasMaxLength(300);
        builder.Property(refund => refund.Reason).HasMaxLength(200);
        builder.Property(refund => refund.RequestedBy).HasMaxLength(254);
        builder.Property(refund => refund.CreditNoteNumber).HasMaxLength(40);
        builder.Property(refund => refund.LastProblem).HasMaxLength(1000);
        builder.HasOne<Payment>().WithMany().HasForeignKey(refund => refund.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(refund => refund.Token).IsUnique();
        builder.HasIndex(refund => refund.StripeId).IsUnique();
        builder.HasIndex(refund => refund.OrderId);
        builder.HasIndex(refund => refund.Status);
    }

    public void Configure(EntityTypeBuilder<PaymentDispute> builder)
    {
        builder.ToTable("payments_dispute");
        builder.HasKey(dispute => dispute.Id);
        builder.Property(dispute => dispute.Id).HasMaxLength(StripeId);
        builder.Property(dispute => dispute.Status).HasMaxLength(40);
        builder.Property(dispute => dispute.CaseType).HasMaxLength(40);
        builder.Property(dispute => dispute.RequestId).HasMaxLength(StripeId);
        builder.Property(dispute => dispute.ApiVersion).HasMaxLength(StripeRecord.ApiVersionLength);
        builder.HasOne<Payment>().WithMany().HasForeignKey(dispute => dispute.PaymentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PaymentDecline> builder)
    {
        builder.ToTable("payments_decline");
        builder.HasKey(decline => decline.Id);
        builder.Property(decline => decline.Id).HasMaxLength(PaymentDecline.IdLength);
        builder.HasOne<Payment>().WithMany().HasForeignKey(decline => decline.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(decline => decline.At);
    }

    public void Configure(EntityTypeBuilder<StripeWebhookEvent> builder)
    {
        builder.ToTable("payments_webhook_event");
        builder.HasKey(stored => stored.Id);
        builder.Property(stored => stored.Id).HasMaxLength(StripeId);
        builder.Property(stored => stored.Type).HasMaxLength(200);
        builder.Property(stored => stored.ApiVersion).HasMaxLength(StripeRecord.ApiVersionLength);
        builder.Property(stored => stored.Outcome).HasMaxLength(500);
        builder.HasIndex(stored => stored.ReceivedAt);
        builder.HasIndex(stored => new { stored.Type, stored.ReceivedAt });
    }

    public void Configure(EntityTypeBuilder<LedgerComparison> builder)
    {
        builder.ToTable("payments_ledger_comparison");
        builder.HasKey(comparison => comparison.Day);
        builder.Ignore(comparison => comparison.Differences).Ignore(comparison => comparison.OtherCurrencies);
    }

    public void Configure(EntityTypeBuilder<MoneyEntry> builder)
    {
        builder.ToTable("payments_money_entry", table => table.HasCheckConstraint("ck_payments_money_entry", "\"AmountMinor\" <> 0"));
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Ignore(entry => entry.Amount);
        builder.Property(entry => entry.Means).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.BankReference).HasMaxLength(MoneyEntry.ReferenceLength);
        builder.Property(entry => entry.Token).HasMaxLength(MoneyEntry.TokenLength);
        builder.Property(entry => entry.BookedBy).HasMaxLength(254);
        builder.HasOne<Payment>().WithMany().HasForeignKey(entry => entry.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => entry.Token).IsUnique();
        builder.HasIndex(entry => new { entry.PaymentId, entry.BankReference }).IsUnique()
            .HasFilter("\"BankReference\" IS NOT NULL AND \"AmountMinor\" > 0");
    }
}
