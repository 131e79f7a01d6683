using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Domain.Catalogue;

namespace Shop.Domain.Search;

/// <summary>
/// The table is the search's own, since its full-text index and its triggers hang on it; the rows are part of the product, which
/// writes them with itself.
/// </summary>
internal sealed class SearchEntryMapping : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable("search_entry");
        builder.HasKey(entry => entry.Number);
        builder.Property(entry => entry.Number).ValueGeneratedOnAdd();
        builder.Property(entry => entry.Culture).HasMaxLength(CatalogueRules.CultureLength);
        builder.HasIndex(entry => new { entry.ProductId, entry.Culture }).IsUnique();
        // Finds the entries that are to be made anew.
        builder.HasIndex(entry => entry.Form);
    }
}
