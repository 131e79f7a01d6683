using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Catalogue;

internal sealed class VariantMapping : IEntityTypeConfiguration<Variant>, IEntityTypeConfiguration<VariantTranslation>,
    IEntityTypeConfiguration<VariantValue>, IEntityTypeConfiguration<PriceChange>
{
    public void Configure(EntityTypeBuilder<Variant> builder)
    {
        builder.ToTable("catalogue_variant", table =>
        {
            table.HasCheckConstraint("ck_catalogue_variant_price", "\"PriceMinor\" >= 0");
            table.HasCheckConstraint("ck_catalogue_variant_sale",
                "(\"SaleMinor\" IS NULL OR \"SaleMinor\" >= 0) AND (\"SaleMinor\" IS NULL) = (\"SaleFrom\" IS NULL)");
            table.HasCheckConstraint("ck_catalogue_variant_sale_time", "\"SaleUntil\" IS NULL OR \"SaleFrom\" < \"SaleUntil\"");
            // 0 is what is shipped.
            table.HasCheckConstraint("ck_catalogue_variant_counted", "\"FulfilmentKind\" <> 0 OR \"IsStockCounted\"");
            table.HasCheckConstraint("ck_catalogue_variant_weight", "\"WeightGrams\" >= 0 AND (\"NetGrams\" IS NULL OR \"NetGrams\" > 0)");
        });
        builder.HasKey(variant => variant.Sku);
        builder.Property(variant => variant.Sku).HasMaxLength(CatalogueRules.SkuLength);
        builder.Property(variant => variant.Gtin).HasMaxLength(Gtin.MaxLength);
        // Named when all amounts were grams.
        builder.Property(variant => variant.NetAmount).HasColumnName("NetGrams");
        builder.Property(variant => variant.Version).IsConcurrencyToken();
        builder.Ignore(variant => variant.Price);
        builder.HasIndex(variant => variant.Gtin);
        // Finds the sales that began or ended.
        builder.HasIndex(variant => variant.PriceDueAt);
        builder.Property(variant => variant.TaxClass).IsTaxClass();
        builder.HasOne<NamedTaxClass>().WithMany().HasForeignKey(variant => variant.TaxClass).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(variant => variant.Translations).WithOne().HasForeignKey(translation => translation.Sku);
        builder.HasMany(variant => variant.Values).WithOne().HasForeignKey(value => value.Sku);
        builder.HasMany(variant => variant.PriceChanges).WithOne().HasForeignKey(change => change.Sku);
        builder.Navigation(variant => variant.Translations).AutoInclude();
        builder.Navigation(variant => variant.Values).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<VariantTranslation> builder)
    {
        builder.ToTable("catalogue_variant_translation");
        builder.HasKey(translation => new { translation.Sku, translation.Culture });
        builder.Property(translation => translation.Culture).HasMaxLength(CatalogueRules.CultureLength);
        builder.Property(translation => translation.Label).HasMaxLength(CatalogueRules.LabelLength);
    }

    public void Configure(EntityTypeBuilder<VariantValue> builder)
    {
        builder.ToTable("catalogue_variant_value");
        builder.HasKey(value => new { value.Sku, value.FacetCode });
        builder.HasOne<FacetValue>().WithMany().HasForeignKey(value => new { value.FacetCode, value.ValueCode })
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PriceChange> builder)
    {
        builder.ToTable("catalogue_price_change", table => table.HasCheckConstraint("ck_catalogue_price_change", "\"PriceMinor\" >= 0"));
        builder.HasKey(change => new { change.Sku, change.At });
    }
}
