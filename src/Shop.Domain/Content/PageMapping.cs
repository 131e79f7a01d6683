using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Content;

internal sealed class PageMapping : IEntityTypeConfiguration<ContentPage>, IEntityTypeConfiguration<ContentPageText>,
    IEntityTypeConfiguration<FormerPageAddress>
{
    public void Configure(EntityTypeBuilder<ContentPage> builder)
    {
        builder.ToTable("content_page");
        builder.HasKey(page => page.Code);
        builder.Property(page => page.Code).HasMaxLength(PageRules.CodeLength);
        builder.Property(page => page.Version).IsConcurrencyToken();
        builder.HasMany(page => page.Texts).WithOne().HasForeignKey(text => text.PageCode);
        builder.HasMany(page => page.Former).WithOne().HasForeignKey(former => former.PageCode);
        builder.Navigation(page => page.Texts).AutoInclude();
        builder.Navigation(page => page.Former).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<ContentPageText> builder)
    {
        builder.ToTable("content_page_text");
        builder.HasKey(text => new { text.PageCode, text.Culture });
        builder.HasIndex(text => new { text.Culture, text.Slug }).IsUnique();
        builder.Property(text => text.Culture).HasMaxLength(ContentRules.CultureLength);
        builder.Property(text => text.Slug).HasMaxLength(PageRules.SlugLength);
        builder.Property(text => text.Title).HasMaxLength(PageRules.TitleLength);
        builder.Property(text => text.Body).HasMaxLength(PageRules.BodyLength);
        builder.Property(text => text.Description).HasMaxLength(PageRules.DescriptionLength);
        builder.Ignore(text => text.Blanks);
    }

    public void Configure(EntityTypeBuilder<FormerPageAddress> builder)
    {
        builder.ToTable("content_former_page_address");
        builder.HasKey(former => new { former.PageCode, former.Culture, former.Slug });
        builder.HasIndex(former => new { former.Culture, former.Slug });
        builder.Property(former => former.Culture).HasMaxLength(ContentRules.CultureLength);
        builder.Property(former => former.Slug).HasMaxLength(PageRules.SlugLength);
    }
}
