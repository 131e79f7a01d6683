namespace Shop.Domain.Recommendations;

/// <summary>
/// How much having one product speaks for another, all the rest of a basket considered: what the recurring job learns.
/// Rows belong to a generation; readers see only the one that <see cref="NeighbourState"/> names.
/// </summary>
public sealed class ProductNeighbour
{
    private ProductNeighbour()
    {
    }

    public long Generation { get; private set; }

    public int FromNumber { get; private set; }

    public int ToNumber { get; private set; }

    public long WeightMicro { get; private set; }

    internal static ProductNeighbour Of(long generation, NeighbourWeight weight) => new()
    {
        Generation = generation, FromNumber = weight.From, ToNumber = weight.To, WeightMicro = weight.Micro,
    };
}

/// <summary>A learnt weight between two products' numbers, in millionths.</summary>
public readonly record struct NeighbourWeight(int From, int To, long Micro);
