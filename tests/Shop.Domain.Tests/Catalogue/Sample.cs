using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Catalogue;

/// <summary>Categories and products in as few words as a test needs.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Opening = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    public static ProductId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    public static Category Teas() => Category.Create("teas", 1).Translate("en", "Teas", "teas", "").Translate("es", "Tés", "tes", "");

    public static ProductText Text(string name, string slug, string summary = "") =>
        new(name, slug, summary, "A description.", $"A tin of {name}");

    /// <summary>A published tea in English with one variant of 100 g for €10, on sale for as many days as its number says.</summary>
    public static Product Tea(int number, string name, long priceMinor = 1000, string category = "teas", string summary = "") => Product
        .Create(Id(number), $"tea-{number}", category, Opening.AddDays(number), number)
        .Translate("en", Text(name, $"tea-{number}", summary))
        .AddVariant($"TEA-{number}", Money.Eur(priceMinor), new Goods(TaxClass.Food, 120, 100), Opening)
        .Publish();
}
