using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Catalogue.Pictures;

internal sealed class PicturesMapping : IEntityTypeConfiguration<Picture>, IEntityTypeConfiguration<ProductPicture>,
    IEntityTypeConfiguration<ProductPictureText>
{
    public void Configure(EntityTypeBuilder<Picture> builder)
    {
        builder.ToTable("catalogue_picture",
            table => table.HasCheckConstraint("ck_catalogue_picture_size", "\"Width\" > 0 AND \"Height\" > 0"));
        builder.HasKey(picture => picture.Hash);
        builder.Property(picture => picture.Hash).HasMaxLength(PictureRules.HashLength);
        builder.Property(picture => picture.Problem).HasMaxLength(PictureRules.MaxProblem);
    }

    public void Configure(EntityTypeBuilder<ProductPicture> builder)
    {
        builder.ToTable("catalogue_product_picture");
        builder.HasKey(picture => new { picture.ProductId, picture.PictureHash });
        builder.Property(picture => picture.PictureHash).HasMaxLength(PictureRules.HashLength);
        builder.Property(picture => picture.Sku).HasMaxLength(CatalogueRules.SkuLength);
        builder.Property(picture => picture.Version).IsConcurrencyToken();
        // One picture in each place and one for each variant: lists join them, and a second one would double their rows.
        builder.HasIndex(picture => new { picture.ProductId, picture.Position }).IsUnique();
        builder.HasIndex(picture => picture.Sku).IsUnique();
        builder.HasOne<Product>().WithMany().HasForeignKey(picture => picture.ProductId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Picture>().WithMany().HasForeignKey(picture => picture.PictureHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Variant>().WithMany().HasForeignKey(picture => picture.Sku).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(picture => picture.Texts).WithOne().HasForeignKey(text => new { text.ProductId, text.PictureHash });
        builder.Navigation(picture => picture.Texts).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<ProductPictureText> builder)
    {
        builder.ToTable("catalogue_product_picture_text");
        builder.HasKey(text => new { text.ProductId, text.PictureHash, text.Culture });
        builder.Property(text => text.PictureHash).HasMaxLength(PictureRules.HashLength);
        builder.Property(text => text.Culture).HasMaxLength(CatalogueRules.CultureLength);
        builder.Property(text => text.Alt).HasMaxLength(PictureRules.MaxAlt);
    }
}
