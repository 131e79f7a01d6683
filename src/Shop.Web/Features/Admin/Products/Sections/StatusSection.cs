using Shop.Domain.Catalogue;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Sections;

/// <summary>Whether shoppers see the product, and from when on.</summary>
public sealed class StatusSection() : ProductSection("status")
{
    public override Action<Product>? Read(AdminForm form, Product product, ProductSurroundings around)
    {
        if (form["status"] == "scheduled") return Schedule(form, product, around);
        if (form["status"] is not ("published" or "draft")) form.Refuse("status", "Choose a status.");
        return form.IsGood ? changed => changed.Publish(form["status"] == "published") : null;
    }

    protected override Dictionary<string, string> Fields(Product product, ProductSurroundings around) => new()
    {
        ["status"] = product.IsPublished ? "published" : product.PublishAt is null ? "draft" : "scheduled",
        ["publish-at"] = ShopTime.ForField(product.PublishAt, around.Zone),
    };

    private static Action<Product>? Schedule(AdminForm form, Product product, ProductSurroundings around)
    {
        var at = form.Instant("publish-at", around.Zone);
        if (at is null || at <= around.Now) form.Refuse("publish-at", "Say when it is to be published: a time that lies ahead.");
        return form.IsGood ? changed => changed.Schedule(at!.Value) : null;
    }
}
