using Shop.Web.Demo.Pictures;
using Shop.Web.Features.Shared;

namespace Shop.Web.Demo;

/// <summary>The drawings of the demo merchant's products, who has photographed nothing yet.</summary>
internal sealed class DemoDrawings : IProductDrawings
{
    public bool Has(string productCode) => DemoContent.Instance.Products.ContainsKey(productCode);

    public string? Draw(string productCode) =>
        DemoContent.Instance.Products.TryGetValue(productCode, out var product) ? ProductPicture.Draw(product.Picture, productCode) : null;
}
