using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Domain.Catalogue;

namespace Shop.Domain.Search.Synonyms;

internal sealed class SynonymMapping : IEntityTypeConfiguration<Synonym>
{
    public void Configure(EntityTypeBuilder<Synonym> builder)
    {
        builder.ToTable("search_synonym");
        builder.HasKey(synonym => synonym.Id);
        builder.Property(synonym => synonym.Culture).HasMaxLength(CatalogueRules.CultureLength);
        builder.Property(synonym => synonym.WordText).HasColumnName("Words").HasMaxLength(Synonym.MaxLength);
        builder.Ignore(synonym => synonym.Words);
        builder.Property(synonym => synonym.Version).IsConcurrencyToken();
    }
}
