namespace Shop.Web.Features.Shared;

/// <summary>Drawings that stand in for products without a picture of their own.</summary>
public interface IProductDrawings
{
    bool Has(string productCode);

    /// <summary>As SVG; null when there is none of the product.</summary>
    string? Draw(string productCode);
}

/// <summary>A shop that draws nothing.</summary>
public sealed class NoDrawings : IProductDrawings
{
    public bool Has(string productCode) => false;

    public string? Draw(string productCode) => null;
}
