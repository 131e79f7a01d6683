using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

public sealed partial class Product
{
    private readonly List<ProductMeasurement> _measurements = [];

    public IReadOnlyList<ProductMeasurement> Measurements => _measurements;

    /// <summary>Says how much the product has of a measurement; what it had of it goes.</summary>
    /// <param name="unitCode">One of the measurement's values, or null for a plain number.</param>
    /// <exception cref="DomainException">No measurement, no such unit, or an amount that cannot be stored exactly.</exception>
    public Product Measure(Facet facet, decimal amount, string? unitCode = null)
    {
        if (!facet.IsMeasurement) throw new DomainException($"{facet.Code} is not a measurement.");
        var unit = unitCode is null ? null : facet.Value(unitCode).Code;
        var measurement = _measurements.Find(existing => existing.FacetCode == facet.Code);
        if (measurement is null) _measurements.Add(measurement = ProductMeasurement.For(Id, facet.Code));
        measurement.Set(amount, unit);
        return Changed();
    }

    /// <summary>Takes the measurement away from the product.</summary>
    public Product Unmeasure(string facetCode)
    {
        _measurements.RemoveAll(existing => existing.FacetCode == facetCode);
        return Changed();
    }
}
