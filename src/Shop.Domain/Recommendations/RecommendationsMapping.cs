using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Recommendations;

internal sealed class RecommendationsMapping : IEntityTypeConfiguration<ProductCount>, IEntityTypeConfiguration<ProductPair>,
    IEntityTypeConfiguration<RecordedOrder>, IEntityTypeConfiguration<PurchaseCountsTurn>, IEntityTypeConfiguration<ProductNeighbour>,
    IEntityTypeConfiguration<NeighbourState>
{
    public void Configure(EntityTypeBuilder<ProductCount> builder)
    {
        builder.ToTable("recommendations_product_count", table =>
            table.HasCheckConstraint("ck_recommendations_product_count", "\"PairedCount\" >= 0 AND \"PairedCount\" <= \"Count\""));
        builder.HasKey(product => product.Number);
        builder.Property(product => product.Number).ValueGeneratedOnAdd();
        builder.HasIndex(product => product.ProductId).IsUnique();
        // What sells now is read off it in its order.
        builder.HasIndex(product => new { product.Heat, product.ProductId }).IsDescending(true, false);
    }

    public void Configure(EntityTypeBuilder<ProductPair> builder)
    {
        builder.ToTable("recommendations_pair", table =>
            table.HasCheckConstraint("ck_recommendations_pair_order", "\"LowNumber\" < \"HighNumber\""));
        builder.HasKey(pair => new { pair.LowNumber, pair.HighNumber });
        builder.Property(pair => pair.LowNumber).ValueGeneratedNever();
        builder.Property(pair => pair.HighNumber).ValueGeneratedNever();
        // The strongest neighbours of a product on either side of its pairs, read off the index without touching the rows.
        builder.HasIndex(pair => new { pair.LowNumber, pair.WeightMicro, pair.HighNumber });
        builder.HasIndex(pair => new { pair.HighNumber, pair.WeightMicro, pair.LowNumber });
    }

    public void Configure(EntityTypeBuilder<RecordedOrder> builder)
    {
        builder.ToTable("recommendations_recorded_order");
        builder.HasKey(order => order.OrderId);
        builder.Property(order => order.OrderId).ValueGeneratedNever();
        builder.Property(order => order.ProductText).HasColumnName("Products");
        builder.Ignore(order => order.Products);
    }

    public void Configure(EntityTypeBuilder<PurchaseCountsTurn> builder)
    {
        builder.ToTable("recommendations_turn");
        builder.HasKey(turn => turn.Id);
        builder.Property(turn => turn.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ProductNeighbour> builder)
    {
        builder.ToTable("recommendations_neighbour");
        // By product first: both a basket's neighbours and those of an old generation are read off it.
        builder.HasKey(row => new { row.FromNumber, row.Generation, row.ToNumber });
        builder.Property(row => row.Generation).ValueGeneratedNever();
        builder.Property(row => row.FromNumber).ValueGeneratedNever();
        builder.Property(row => row.ToNumber).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<NeighbourState> builder)
    {
        builder.ToTable("recommendations_neighbour_state");
        builder.HasKey(state => state.Id);
        builder.Property(state => state.Id).ValueGeneratedNever();
        builder.HasData(new { Id = 1, Generation = 0L, LearntTurns = 0L, LeaseBeat = 0L });
    }
}
