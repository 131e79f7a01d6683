using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Catalogue;

/// <summary>A product's page: what it is, what of it can be bought now, what goes with it and what others bought with it.</summary>
public sealed record ProductView(ProductDetails Product, IReadOnlyList<ChoiceView> Choices)
{
    /// <summary>What is chosen when the page opens: the variant of the address, else the first that is there.</summary>
    public required ChoiceView Chosen { get; init; }

    /// <summary>The value chosen of each option; when <see cref="IsMade"/> is false no variant has them all.</summary>
    public required IReadOnlyDictionary<string, string> Selected { get; init; }

    public required bool IsMade { get; init; }

    public required GalleryView Gallery { get; init; }

    /// <summary>The categories that it lies in, the top one first.</summary>
    public IReadOnlyList<CategoryCard> Path { get; init; } = [];

    public IReadOnlyList<CardView> Related { get; init; } = [];

    public IReadOnlyList<CardView> BoughtTogether { get; init; } = [];

    /// <summary>Whose prices and stock the page tells.</summary>
    public IEnumerable<ProductId> ShownProducts => [Product.Id, .. Related.Concat(BoughtTogether).Select(card => card.Product.Id)];

    /// <summary>What describes it in tables of their own, by their headings.</summary>
    public IEnumerable<IGrouping<string, AttributeDetails>> AttributeTables =>
        Product.Attributes.Where(attribute => attribute.Heading.Length > 0).GroupBy(attribute => attribute.Heading);

    /// <summary>The answer to a form of this page.</summary>
    public FlashMessage? Message { get; init; }

    /// <summary>How the form for a notice ended; null when another form was sent, or none.</summary>
    public FlashMessage? Notice =>
        Message is { Kind: BackInStockForm.Asked or BackInStockForm.BadEmail or BackInStockForm.TooMany } ? Message : null;

    /// <summary>One option is chosen by its variants; more are chosen one by one.</summary>
    public bool HasMatrix => Product.Options.Count > 1;

    /// <summary>Some of its variants come in a parcel: the page tells of delivery.</summary>
    public bool IsSent => Choices.Any(choice => choice.Variant.Goods.FulfilmentKind.NeedsParcel());

    public IEnumerable<ChoiceView> SoldOut => Choices.Where(choice => choice.IsSoldOut);

    /// <summary>What "from" names: the cheapest that is there, or of all when none is.</summary>
    public ChoiceView Cheapest => Choices.OrderBy(choice => choice.IsSoldOut).ThenBy(choice => choice.Variant.Price).First();

    public string SelectedLabel => string.Join(", ", Product.Options.Select(
        group => group.Values.FirstOrDefault(value => value.Code == Selected.GetValueOrDefault(group.FacetCode))?.Label).OfType<string>());

    /// <summary>What choosing this value leads to while the other options stay as they are; null when that is not made.</summary>
    public ChoiceView? With(OptionGroup group, OptionValue value)
    {
        var values = new Dictionary<string, string>(Selected) { [group.FacetCode] = value.Code };
        return Product.VariantWith(values) is { } variant ? Choices.First(choice => choice.Variant.Sku == variant.Sku) : null;
    }
}

/// <summary>A variant and how many of it there are.</summary>
public sealed record ChoiceView(VariantChoice Variant, int Available)
{
    public bool IsSoldOut => Available <= 0;

    public bool IsScarce => Available is > 0 and <= StockItem.Few;

    public bool IsCounted => Available != StockLevels.Uncounted;
}
