using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Search.Matching;

/// <summary>Words that were searched for and that nothing has, all who typed them counted together: nothing says who they were.</summary>
public sealed class SearchMiss
{
    internal const int MaxLength = 60;

    private SearchMiss()
    {
    }

    public string Culture { get; private set; } = "";

    /// <summary>Folded: lower case, no accents, no signs.</summary>
    public string Words { get; private set; } = "";

    public long Count { get; private set; }

    /// <summary>When it was searched for last, to about a minute.</summary>
    public DateTimeOffset LastAt { get; private set; }
}

internal sealed class SearchMissMapping : IEntityTypeConfiguration<SearchMiss>
{
    public void Configure(EntityTypeBuilder<SearchMiss> builder)
    {
        builder.ToTable("search_miss");
        builder.HasKey(miss => new { miss.Culture, miss.Words });
        builder.Property(miss => miss.Culture).HasMaxLength(10);
        builder.Property(miss => miss.Words).HasMaxLength(SearchMiss.MaxLength);
        builder.HasIndex(miss => miss.LastAt);
    }
}
