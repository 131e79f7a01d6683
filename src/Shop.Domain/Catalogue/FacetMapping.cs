using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Catalogue;

internal sealed class FacetMapping
    : IEntityTypeConfiguration<Brand>, IEntityTypeConfiguration<Facet>, IEntityTypeConfiguration<FacetTranslation>,
    IEntityTypeConfiguration<FacetValue>, IEntityTypeConfiguration<FacetValueTranslation>, IEntityTypeConfiguration<ProductOption>,
    IEntityTypeConfiguration<ProductValue>, IEntityTypeConfiguration<ProductMeasurement>, IEntityTypeConfiguration<RelatedProduct>
{
    public void Configure(EntityTypeBuilder<Brand> builder)
    {
        builder.ToTable("catalogue_brand");
        builder.HasKey(brand => brand.Code);
        builder.Property(brand => brand.Code).HasMaxLength(CatalogueRules.CodeLength);
        builder.Property(brand => brand.Name).HasMaxLength(CatalogueRules.NameLength);
        builder.Property(brand => brand.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Facet> builder)
    {
        builder.ToTable("catalogue_facet");
        builder.HasKey(facet => facet.Code);
        builder.Property(facet => facet.Code).HasMaxLength(CatalogueRules.CodeLength);
        builder.Property(facet => facet.Version).IsConcurrencyToken();
        builder.HasMany(facet => facet.Translations).WithOne().HasForeignKey(translation => translation.FacetCode);
        builder.HasMany(facet => facet.Values).WithOne().HasForeignKey(value => value.FacetCode);
        builder.Navigation(facet => facet.Translations).AutoInclude();
        builder.Navigation(facet => facet.Values).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<FacetTranslation> builder)
    {
        builder.ToTable("catalogue_facet_translation");
        builder.HasKey(translation => new { translation.FacetCode, translation.Culture });
        builder.Property(translation => translation.Culture).HasMaxLength(CatalogueRules.CultureLength);
        builder.Property(translation => translation.Name).HasMaxLength(CatalogueRules.CodeLength);
        builder.Property(translation => translation.Heading).HasMaxLength(CatalogueRules.CodeLength);
    }

    public void Configure(EntityTypeBuilder<FacetValue> builder)
    {
        builder.ToTable("catalogue_facet_value");
        builder.HasKey(value => new { value.FacetCode, value.Code });
        builder.Property(value => value.Code).HasMaxLength(CatalogueRules.CodeLength);
        builder.Property(value => value.Swatch).HasMaxLength(CatalogueRules.SwatchLength);
        builder.HasMany(value => value.Translations).WithOne()
            .HasForeignKey(translation => new { translation.FacetCode, translation.ValueCode });
        builder.Navigation(value => value.Translations).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<FacetValueTranslation> builder)
    {
        builder.ToTable("catalogue_facet_value_translation");
        builder.HasKey(translation => new { translation.FacetCode, translation.ValueCode, translation.Culture });
        builder.Property(translation => translation.Culture).HasMaxLength(CatalogueRules.CultureLength);
        builder.Property(translation => translation.Label).HasMaxLength(CatalogueRules.CodeLength);
    }

    public void Configure(EntityTypeBuilder<ProductOption> builder)
    {
        builder.ToTable("catalogue_product_option");
        builder.HasKey(option => new { option.ProductId, option.FacetCode });
        builder.HasOne<Facet>().WithMany().HasForeignKey(option => option.FacetCode).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProductValue> builder)
    {
        builder.ToTable("catalogue_product_value");
        builder.HasKey(value => new { value.ProductId, value.FacetCode, value.ValueCode });
        // A value that a product has stays; the index that comes with this also counts the products of each value.
        builder.HasOne<FacetValue>().WithMany().HasForeignKey(value => new { value.FacetCode, value.ValueCode })
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProductMeasurement> builder)
    {
        builder.ToTable("catalogue_product_measurement", table => table.HasCheckConstraint(
            "ck_catalogue_product_measurement", "\"AmountInTenThousandths\" BETWEEN -10000000000000 AND 10000000000000"));
        builder.HasKey(measurement => new { measurement.ProductId, measurement.FacetCode });
        // A measurement and a unit that a product has stay.
        builder.HasOne<Facet>().WithMany().HasForeignKey(measurement => measurement.FacetCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FacetValue>().WithMany().HasForeignKey(measurement => new { measurement.FacetCode, measurement.UnitCode })
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RelatedProduct> builder)
    {
        builder.ToTable("catalogue_related_product");
        builder.HasKey(related => new { related.ProductId, related.RelatedId });
        builder.HasOne<Product>().WithMany().HasForeignKey(related => related.RelatedId).OnDelete(DeleteBehavior.Cascade);
    }
}
