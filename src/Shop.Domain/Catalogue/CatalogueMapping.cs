using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Catalogue;

internal sealed class CatalogueMapping : IEntityTypeConfiguration<Category>, IEntityTypeConfiguration<CategoryTranslation>,
    IEntityTypeConfiguration<Product>, IEntityTypeConfiguration<ProductTranslation>, IEntityTypeConfiguration<ListingEntry>
{
    public void Configure(EntityTypeBuilder<Category> builder)
    {
        builder.ToTable("catalogue_category");
        builder.HasKey(category => category.Code);
        builder.Property(category => category.Code).HasMaxLength(CatalogueRules.CodeLength);
        builder.Property(category => category.Version).IsConcurrencyToken();
        builder.HasMany(category => category.Translations).WithOne().HasForeignKey(translation => translation.CategoryCode);
        builder.Navigation(category => category.Translations).AutoInclude();
        builder.Property(category => category.ParentCode).HasMaxLength(CatalogueRules.CodeLength);
        // A category with parts stays, like one with products.
        builder.HasOne<Category>().WithMany().HasForeignKey(category => category.ParentCode).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CategoryTranslation> builder)
    {
        builder.ToTable("catalogue_category_translation");
        builder.HasKey(translation => new { translation.CategoryCode, translation.Culture });
        builder.Property(translation => translation.Culture).HasMaxLength(CatalogueRules.CultureLength);
        builder.Property(translation => translation.Name).HasMaxLength(CatalogueRules.NameLength);
        builder.Property(translation => translation.Slug).HasMaxLength(CatalogueRules.SlugLength);
        // Finds a category by its address; the same slug may be used once in each language.
        builder.HasIndex(translation => new { translation.Culture, translation.Slug }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("catalogue_product");
        builder.HasKey(product => product.Id);
        builder.Property(product => product.Id).ValueGeneratedNever();
        builder.Property(product => product.Code).HasMaxLength(CatalogueRules.CodeLength);
        builder.Property(product => product.PictureCode).HasMaxLength(CatalogueRules.CodeLength);
        builder.Property(product => product.TagText).HasColumnName("Tags");
        builder.Ignore(product => product.Tags);
        builder.Property(product => product.WithdrawalException).HasConversion<string>().HasMaxLength(20);
        builder.Property(product => product.Version).IsConcurrencyToken();
        builder.HasIndex(product => product.Code).IsUnique();
        // A category with products stays: nobody loses products by deleting their category.
        builder.HasOne<Category>().WithMany().HasForeignKey(product => product.CategoryCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Brand>().WithMany().HasForeignKey(product => product.BrandCode).OnDelete(DeleteBehavior.Restrict);
        // Finds what is to be published now.
        builder.HasIndex(product => product.PublishAt);
        ConfigureParts(builder);
    }

    public void Configure(EntityTypeBuilder<ProductTranslation> builder)
    {
        builder.ToTable("catalogue_product_translation");
        builder.HasKey(translation => new { translation.ProductId, translation.Culture });
        builder.Property(translation => translation.Culture).HasMaxLength(CatalogueRules.CultureLength);
        builder.Property(translation => translation.Name).HasMaxLength(CatalogueRules.NameLength);
        builder.Property(translation => translation.Slug).HasMaxLength(CatalogueRules.SlugLength);
        builder.Property(translation => translation.Summary).HasMaxLength(CatalogueRules.SummaryLength);
        builder.Property(translation => translation.PictureAlt).HasMaxLength(CatalogueRules.SummaryLength);
        builder.Ignore(translation => translation.Details);
        builder.Property(translation => translation.OptionName).HasMaxLength(CatalogueRules.CodeLength);
        // Finds a product by its address; the same slug may be used once in each language.
        builder.HasIndex(translation => new { translation.Culture, translation.Slug }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ListingEntry> builder)
    {
        builder.ToTable("catalogue_listing_entry");
        builder.HasKey(entry => new { entry.ProductId, entry.Culture });
        builder.Property(entry => entry.Culture).HasMaxLength(CatalogueRules.CultureLength);
        builder.Property(entry => entry.ShownIn).HasMaxLength(CatalogueRules.CultureLength);
        builder.Property(entry => entry.CategoryCode).HasMaxLength(CatalogueRules.CodeLength);
        builder.Property(entry => entry.NameKey).HasMaxLength(CatalogueRules.NameLength);
        // The newest are read off this. Whoever looks for given products asks by the key, with the culture itself: SQLite takes
        // an index on ShownIn for the better one, and walks all that is shown in the language.
        builder.HasIndex(entry => new { entry.ShownIn, entry.ListedAt, entry.ProductId });
    }

    private static void ConfigureParts(EntityTypeBuilder<Product> builder)
    {
        builder.HasMany(product => product.Translations).WithOne().HasForeignKey(translation => translation.ProductId);
        builder.HasMany(product => product.Variants).WithOne().HasForeignKey(variant => variant.ProductId);
        builder.HasMany(product => product.ListingEntries).WithOne().HasForeignKey(entry => entry.ProductId);
        builder.HasMany(product => product.SearchEntries).WithOne().HasForeignKey(entry => entry.ProductId);
        builder.HasMany(product => product.Options).WithOne().HasForeignKey(option => option.ProductId);
        builder.HasMany(product => product.Values).WithOne().HasForeignKey(value => value.ProductId);
        builder.HasMany(product => product.Measurements).WithOne().HasForeignKey(measurement => measurement.ProductId);
        builder.HasMany(product => product.Related).WithOne().HasForeignKey(related => related.ProductId);
        // The aggregate is loaded whole, or its listing entries would fall out of step; reads project and pay nothing.
        builder.Navigation(product => product.Translations).AutoInclude();
        builder.Navigation(product => product.Variants).AutoInclude();
        builder.Navigation(product => product.ListingEntries).AutoInclude();
        builder.Navigation(product => product.SearchEntries).AutoInclude();
        builder.Navigation(product => product.Options).AutoInclude();
        builder.Navigation(product => product.Values).AutoInclude();
        builder.Navigation(product => product.Measurements).AutoInclude();
        builder.Navigation(product => product.Related).AutoInclude();
    }
}
