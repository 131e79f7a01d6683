using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Domain.Content.FrontPages;

namespace Shop.Domain.Content;

internal sealed class ContentMapping : IEntityTypeConfiguration<FrontPageSection>, IEntityTypeConfiguration<FrontPageText>,
    IEntityTypeConfiguration<StorefrontText>, IEntityTypeConfiguration<ContentPicture>, IEntityTypeConfiguration<ContentFont>
{
    public void Configure(EntityTypeBuilder<FrontPageSection> builder)
    {
        builder.ToTable("content_front_page_section");
        builder.HasKey(section => section.Id);
        builder.Property(section => section.PictureName).HasMaxLength(ContentRules.NameLength);
        builder.Property(section => section.Goods).HasMaxLength(ContentRules.GoodsLength);
        builder.Property(section => section.Version).IsConcurrencyToken();
        builder.HasIndex(section => section.Position).IsUnique();
        builder.HasOne<ContentPicture>().WithMany().HasForeignKey(section => section.PictureName).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(section => section.Texts).WithOne().HasForeignKey(text => text.SectionId);
        builder.Navigation(section => section.Texts).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<FrontPageText> builder)
    {
        builder.ToTable("content_front_page_text");
        builder.HasKey(text => new { text.SectionId, text.Culture });
        builder.Property(text => text.Culture).HasMaxLength(ContentRules.CultureLength);
        builder.Property(text => text.Heading).HasMaxLength(ContentRules.HeadingLength);
        builder.Property(text => text.Body).HasMaxLength(ContentRules.BodyLength);
        builder.Property(text => text.Alt).HasMaxLength(ContentRules.AltLength);
    }

    public void Configure(EntityTypeBuilder<StorefrontText> builder)
    {
        builder.ToTable("content_storefront_text");
        builder.HasKey(text => text.Culture);
        builder.Property(text => text.Culture).HasMaxLength(ContentRules.CultureLength);
        builder.Property(text => text.Tagline).HasMaxLength(ContentRules.HeadingLength);
        builder.Property(text => text.FooterHeading).HasMaxLength(ContentRules.HeadingLength);
        builder.Property(text => text.Footer).HasMaxLength(ContentRules.BodyLength);
    }

    public void Configure(EntityTypeBuilder<ContentFont> builder)
    {
        builder.ToTable("content_font");
        builder.HasKey(font => font.Mark);
        builder.Property(font => font.Mark).HasMaxLength(ContentFont.MarkLength);
        builder.Property(font => font.File).HasMaxLength(ContentFont.MaxLength);
    }

    public void Configure(EntityTypeBuilder<ContentPicture> builder)
    {
        builder.ToTable("content_picture", table =>
        {
            table.HasCheckConstraint("ck_content_picture_size", "\"Width\" > 0 AND \"Height\" > 0");
            table.HasCheckConstraint("ck_content_picture_kind", "\"Drawing\" IS NOT NULL OR \"Png\" IS NOT NULL OR \"Hash\" IS NOT NULL");
        });
        builder.HasKey(picture => picture.Name);
        builder.Property(picture => picture.Name).HasMaxLength(ContentRules.NameLength);
        builder.Property(picture => picture.Drawing).HasMaxLength(ContentRules.DrawingLength);
        builder.Property(picture => picture.Png).HasMaxLength(ContentRules.PngLength);
        builder.Property(picture => picture.Hash).HasMaxLength(ContentPicture.HashLength);
        builder.HasIndex(picture => picture.Hash);
        builder.Property(picture => picture.Mark).HasMaxLength(ContentPicture.MarkLength);
    }
}
