using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Domain.Catalogue;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Imports.Pictures;

namespace Shop.Domain.Imports;

internal sealed class ImportsMapping
    : IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<ImportItem>, IEntityTypeConfiguration<ImportName>,
    IEntityTypeConfiguration<ImportPicture>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("imports_import");
        builder.HasKey(import => import.Id);
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.Property(import => import.FileName).HasMaxLength(Import.NameLength);
        builder.Property(import => import.By).HasMaxLength(Import.NameLength);
        builder.Property(import => import.Culture).HasMaxLength(CatalogueRules.CultureLength);
        builder.Property(import => import.CategoryCode).HasMaxLength(CatalogueRules.NameLength);
        builder.Property(import => import.Problem).HasMaxLength(Import.ProblemLength);
        builder.Ignore(import => import.Terms);
        // Of two that run the same step, one finds that the other was there: nothing is done twice.
        builder.Property(import => import.Cursor).IsConcurrencyToken();
        builder.Property(import => import.LeasedBy).IsConcurrencyToken();
        builder.HasIndex(import => import.State);
        builder.HasIndex(import => import.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<ImportItem> builder)
    {
        builder.ToTable("imports_item");
        builder.HasKey(item => new { item.ImportId, item.Number });
        builder.Property(item => item.Code).HasMaxLength(ImportItem.CodeLength);
        builder.Property(item => item.Column).HasMaxLength(CatalogueRules.CodeLength);
        builder.Property(item => item.Note).HasMaxLength(ImportItem.TextLength);
        builder.Ignore(item => item.Changes);
        builder.HasOne<Import>().WithMany().HasForeignKey(item => item.ImportId).OnDelete(DeleteBehavior.Cascade);
        // Pages show one outcome after the other.
        builder.HasIndex(item => new { item.ImportId, item.Outcome, item.Number });
    }

    public void Configure(EntityTypeBuilder<ImportName> builder)
    {
        builder.ToTable("imports_name");
        builder.HasKey(name => new { name.ImportId, name.Kind, name.Of, name.Code });
        builder.Property(name => name.Kind).HasMaxLength(20);
        builder.Property(name => name.Of).HasMaxLength(CatalogueRules.CodeLength);
        builder.Property(name => name.Code).HasMaxLength(CatalogueRules.CodeLength);
        builder.HasOne<Import>().WithMany().HasForeignKey(name => name.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ImportPicture> builder)
    {
        builder.ToTable("imports_picture");
        // One row for an address of a product: a batch that is tried again, or a file that is imported again, makes no second one.
        builder.HasKey(picture => new { picture.ProductId, picture.Address });
        builder.Property(picture => picture.Address).HasMaxLength(PictureAddress.Max);
        builder.Property(picture => picture.Hash).HasMaxLength(PictureRules.HashLength);
        builder.Property(picture => picture.Problem).HasMaxLength(ImportPicture.ProblemLength);
        builder.Property(picture => picture.LeasedBy).IsConcurrencyToken();
        builder.HasOne<Product>().WithMany().HasForeignKey(picture => picture.ProductId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Import>().WithMany().HasForeignKey(picture => picture.ImportId).OnDelete(DeleteBehavior.Cascade);
        // What is due, in the order in which it is fetched; and how far an import's are.
        builder.HasIndex(picture => new { picture.State, picture.DueAt, picture.ProductId, picture.Place });
        builder.HasIndex(picture => new { picture.ImportId, picture.State });
    }
}
