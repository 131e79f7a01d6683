using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;

namespace Shop.Domain.Tests.Imports;

/// <summary>A catalogue in which everything that the model has is used at least once.</summary>
internal static class FullCatalogue
{
    public static async Task FillAsync(ShopDbContext db, DateTimeOffset now)
    {
        var glaze = Facet.Option("glaze", 1).Translate("en", "Glaze").Translate("es", "Esmalte")
            .AddValue("celadon", Labels("Celadon", "Celadón"), "#88AA99").AddValue("white", Labels("White", "Blanco"));
        var origin = Facet.Attribute("origin", 2).Translate("en", "Origin").AddValue("japan", Labels("Japan", "Japón"))
            .AddValue("china", Labels("China", "China"));
        var height = Facet.Measurement("height", 3).Translate("en", "Height", "Sizes").Translate("es", "Altura", "Medidas")
            .AddValue("mm", Labels("mm", "mm")).AddValue("cm", Labels("centimetres", "centímetros"));
        var pieces = Facet.Measurement("pieces", 4).Translate("en", "Pieces");
        var sealing = Facet.Measurement("sealing", 5).Translate("en", "Sealed down to").AddValue("celsius", Labels("°C", "°C"));
        db.AddRange(Sample.Teas(), Brand.Create("kiln", "Leaf & Kiln"), glaze, origin, height, pieces, sealing);
        await db.SaveChangesAsync();
        var cup = Product.Create(Sample.Id(7), "cup", "teas", Sample.Opening, 7)
            .Translate("en",
                new ProductText("Cup", "cup", "=Small", "First line.\n\nSecond, \"quoted\"; line.", "A cup", "Glaze",
                [new("Origin", "Uji: Japan"), new("a: b", "c")]))
            .Translate("es", new ProductText("Taza", "taza", "-1 cosa", "Línea", "Una taza"))
            .OfBrand("kiln").Tag("new", "gift").Picture("cup-drawing").Describe(origin, "japan", "china")
            .Measure(height, 1234.125m, "cm").Measure(pieces, 6).Measure(sealing, -18.5m, "celsius")
            .AddVariant("CUP-W", Money.Eur(1000), new Goods(TaxClass.Standard, 300), now.AddDays(-60))
            .AddVariant("CUP-C", Money.Eur(1200), new Goods(TaxClass.Food, 310, 250, FulfilmentKind.Shipped, NetUnit.Millilitre),
                now.AddDays(-60))
            .AddVariant("CUP-OLD", Money.Eur(900), new Goods(TaxClass.Standard, 0, null, FulfilmentKind.Download, IsStockCounted: false),
                now.AddDays(-60))
            .DifferIn(glaze).Choose("CUP-W", glaze.Value("white")).Choose("CUP-C", glaze.Value("celadon"))
            .Identify("CUP-C", "4006381333931").Offer("CUP-OLD", false)
                .PutOnSale("CUP-W", new Sale(Money.Eur(800), now.AddDays(-3), now.AddDays(10)), now.AddDays(-3))
            .PutOnSale("CUP-C", new Sale(Money.Eur(1100), now.AddDays(5)), now.AddDays(-1)).Schedule(now.AddDays(2));
        var tea = Sample.Tea(1, "Sencha").Label("TEA-1", "en", "100 g").Label("TEA-1", "es", "100 g");
        var hidden = Sample.Tea(2, "Bancha").Publish(false);
        db.AddRange(cup.Relate(hidden.Id, tea.Id), tea, hidden);
        foreach (var (sku, units) in new[] { ("CUP-W", 5), ("CUP-C", 0), ("CUP-OLD", 0), ("TEA-1", 12), ("TEA-2", 0) })
        {
            db.Add(StockItem.Of(sku, units));
            db.Add(StockMovement.Of(sku, units, 0, "delivered", null, now));
        }

        await db.SaveChangesAsync();
    }

    private static Dictionary<string, string> Labels(string english, string spanish) => new() { ["en"] = english, ["es"] = spanish };
}
