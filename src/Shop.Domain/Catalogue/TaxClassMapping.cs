using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Shop.Domain.Catalogue;

internal sealed class TaxClassMapping : IEntityTypeConfiguration<NamedTaxClass>
{
    public void Configure(EntityTypeBuilder<NamedTaxClass> builder)
    {
        builder.ToTable("catalogue_tax_class");
        builder.HasKey(each => each.Class);
        builder.Property(each => each.Class).IsTaxClass().HasColumnName("Code");
        builder.Property(each => each.Name).HasMaxLength(NamedTaxClass.NameLength);
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasData(
            new { Class = TaxClass.Standard, Name = "Standard", Version = 1 },
            new { Class = TaxClass.Food, Name = "Reduced (food)", Version = 1 });
    }
}

internal static class TaxClassColumns
{
    /// <summary>Stored as its code.</summary>
    public static PropertyBuilder<TaxClass> IsTaxClass(this PropertyBuilder<TaxClass> property) =>
        property.HasConversion<TaxClassConverter>().HasMaxLength(TaxClass.CodeLength);
}

// Not private: the compiled model names it.
internal sealed class TaxClassConverter() : ValueConverter<TaxClass, string>(taxClass => taxClass.Code, code => new TaxClass(code));
