using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Invoicing;

internal sealed class InvoicingMapping
    : IEntityTypeConfiguration<Invoice>, IEntityTypeConfiguration<CreditNote>, IEntityTypeConfiguration<InvoiceSeries>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("invoicing_invoice");
        builder.HasKey(invoice => invoice.Number);
        builder.Ignore(invoice => invoice.Snapshot);
        builder.Property(invoice => invoice.Number).HasMaxLength(40);
        builder.Property(invoice => invoice.Series).HasMaxLength(20);
        builder.Property(invoice => invoice.PdfSha256).HasMaxLength(64);
        builder.HasIndex(invoice => new { invoice.Series, invoice.Sequence }).IsUnique();
        builder.HasIndex(invoice => invoice.OrderId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CreditNote> builder)
    {
        builder.ToTable("invoicing_credit_note", table => table.HasCheckConstraint("ck_invoicing_credit_note", "\"TotalMinor\" > 0"));
        builder.HasKey(note => note.Number);
        builder.Ignore(note => note.Snapshot);
        builder.Property(note => note.Number).HasMaxLength(40);
        builder.Property(note => note.Series).HasMaxLength(20);
        builder.Property(note => note.InvoiceNumber).HasMaxLength(40);
        builder.Property(note => note.PdfSha256).HasMaxLength(64);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(note => note.InvoiceNumber).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(note => new { note.Series, note.Sequence }).IsUnique();
        builder.HasIndex(note => note.RefundId).IsUnique();
        builder.HasIndex(note => note.OrderId);
    }

    public void Configure(EntityTypeBuilder<InvoiceSeries> builder)
    {
        builder.ToTable("invoicing_series");
        builder.HasKey(series => series.Series);
        builder.Property(series => series.Series).HasMaxLength(20);
    }
}
