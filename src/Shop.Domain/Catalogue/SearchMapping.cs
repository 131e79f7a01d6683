using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Catalogue;

internal sealed class SearchMapping : IEntityTypeConfiguration<SearchEntry>, IEntityTypeConfiguration<Synonym>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable("catalogue_search_entry");
        builder.HasKey(entry => entry.Number);
        builder.Property(entry => entry.Number).ValueGeneratedOnAdd();
        builder.Property(entry => entry.Culture).HasMaxLength(CatalogueRules.CultureLength);
        builder.HasIndex(entry => new { entry.ProductId, entry.Culture }).IsUnique();
        // Finds the entries that are to be made anew.
        builder.HasIndex(entry => entry.Form);
    }

    public void Configure(EntityTypeBuilder<Synonym> builder)
    {
        builder.ToTable("catalogue_synonym");
        builder.HasKey(synonym => synonym.Id);
        builder.Property(synonym => synonym.Culture).HasMaxLength(CatalogueRules.CultureLength);
        builder.Property(synonym => synonym.WordText).HasColumnName("Words").HasMaxLength(Synonym.MaxLength);
        builder.Ignore(synonym => synonym.Words);
        builder.Property(synonym => synonym.Version).IsConcurrencyToken();
    }
}
