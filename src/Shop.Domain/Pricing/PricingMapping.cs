using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Domain.Catalogue;

namespace Shop.Domain.Pricing;

internal sealed class PricingMapping : IEntityTypeConfiguration<TaxCountry>,
    IEntityTypeConfiguration<TaxRate>, IEntityTypeConfiguration<ShippingMethod>,
    IEntityTypeConfiguration<ShippingPlace>, IEntityTypeConfiguration<Dispatch>, IEntityTypeConfiguration<PriceBook>,
        IEntityTypeConfiguration<PriceBookPrice>
{
    public void Configure(EntityTypeBuilder<TaxCountry> builder)
    {
        builder.ToTable("pricing_tax_country");
        builder.HasKey(country => country.Code);
        builder.Property(country => country.Code).HasMaxLength(TaxTerritory.CodeLength);
        builder.Property(country => country.Version).IsConcurrencyToken();
        builder.HasMany(country => country.Rates).WithOne().HasForeignKey(rate => rate.Country);
        builder.Navigation(country => country.Rates).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<TaxRate> builder)
    {
        builder.ToTable("pricing_tax_rate", table =>
            table.HasCheckConstraint("ck_pricing_tax_rate", "\"Rate\" >= 0 AND \"Rate\" <= 10000"));
        builder.HasKey(rate => new { rate.Country, rate.TaxClass, rate.ValidFrom });
        builder.Property(rate => rate.Country).HasMaxLength(TaxTerritory.CodeLength);
        builder.Property(rate => rate.TaxClass).IsTaxClass();
        builder.HasOne<NamedTaxClass>().WithMany().HasForeignKey(rate => rate.TaxClass).OnDelete(DeleteBehavior.Restrict);
        // Who corrects it or takes it out must still find it unused.
        builder.Property(rate => rate.IsUsed).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ShippingMethod> builder)
    {
        builder.ToTable("pricing_shipping_method", table =>
            table.HasCheckConstraint("ck_pricing_shipping_method",
                "\"PriceMinor\" >= 0 AND \"MaxWeightGrams\" > 0 AND \"MinDays\" >= 0 AND \"MaxDays\" >= \"MinDays\""));
        builder.HasKey(method => method.Id);
        builder.Property(method => method.Code).HasMaxLength(ShippingMethod.CodeLength);
        builder.Ignore(method => method.CountryCodes);
        builder.Property(method => method.Countries).HasMaxLength(1200);
        builder.Property(method => method.Names).HasMaxLength(4000);
        builder.Property(method => method.Steps).HasMaxLength(ShippingSteps.TextLength);
        builder.Property(method => method.Postcodes).HasMaxLength(2000);
        builder.Property(method => method.Version).IsConcurrencyToken();
        builder.HasIndex(method => method.Code);
        builder.HasMany(method => method.Places).WithOne().HasForeignKey(place => place.MethodId);
    }

    public void Configure(EntityTypeBuilder<ShippingPlace> builder)
    {
        builder.ToTable("pricing_shipping_place");
        builder.HasKey(place => new { place.MethodId, place.Country });
        builder.Property(place => place.Country).HasMaxLength(2);
        builder.Property(place => place.Code).HasMaxLength(ShippingMethod.CodeLength);
        // Of two ways of one name in one country the checkout could not tell which is meant.
        builder.HasIndex(place => new { place.Code, place.Currency, place.Country }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Dispatch> builder)
    {
        builder.ToTable("pricing_dispatch",
            table => table.HasCheckConstraint("ck_pricing_dispatch", "\"Id\" = 1 AND \"HandlingDays\" >= 0"));
        builder.HasKey(plan => plan.Id);
        builder.Property(plan => plan.Id).ValueGeneratedNever();
        builder.Ignore(plan => plan.CutOff);
        builder.Property(plan => plan.DaysOff).HasMaxLength(Dispatch.DaysOffLength);
        builder.Property(plan => plan.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<PriceBook> builder)
    {
        builder.ToTable("pricing_price_book");
        builder.HasKey(book => book.Code);
        builder.Property(book => book.Code).HasMaxLength(PriceBook.CodeLength);
        builder.Property(book => book.Name).HasMaxLength(PriceBook.NameLength);
        builder.Property(book => book.Invitation).HasMaxLength(40);
        builder.Property(book => book.GroupCode).HasMaxLength(PriceBook.CodeLength);
        builder.Property(book => book.Version).IsConcurrencyToken();
        builder.HasIndex(book => new { book.Currency, book.GroupCode });
        builder.HasIndex(book => book.Invitation).IsUnique();
        builder.HasMany(book => book.Prices).WithOne().HasForeignKey(price => price.BookCode);
    }

    public void Configure(EntityTypeBuilder<PriceBookPrice> builder)
    {
        builder.ToTable("pricing_price_book_price",
            table => table.HasCheckConstraint("ck_pricing_price_book_price", "\"PriceMinor\" >= 0"));
        builder.HasKey(price => new { price.BookCode, price.Sku });
        builder.HasOne<Variant>().WithMany().HasForeignKey(price => price.Sku).OnDelete(DeleteBehavior.Cascade);
    }
}
