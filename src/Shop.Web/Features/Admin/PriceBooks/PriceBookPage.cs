using Shop.Domain.Pricing;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.PriceBooks;

/// <summary>A page of a book's prices; <paramref name="Next"/> is the SKU that the next page comes after.</summary>
public sealed record PricesShown(IReadOnlyList<ListedPrice> Rows, string? Search, string? Next)
{
    public static PricesShown None { get; } = new([], null, null);

    public static async Task<PricesShown> ReadAsync(PriceBookList list, PriceBook book, string? search, string? after,
        CancellationToken cancellationToken)
    {
        var found = await list.PricesAsync(book, search, after, cancellationToken);
        return new PricesShown([.. found.Take(PriceBookList.Size)], search, found.Count > PriceBookList.Size
            ? found[PriceBookList.Size - 1].Variant.Sku
            : null);
    }
}

/// <summary>A price book's forms and prices. Without a stored book it makes a new one.</summary>
public sealed record PriceBookPage(AdminForm Form, PriceBook? Stored)
{
    public const string FormId = "book";
    public const string PriceFormId = "price";

    /// <summary>The parts of the page beside the book's name.</summary>
    public const string PricePart = "prices";
    public const string OutPart = "out";
    public const string LinkPart = "link";
    public const string FilePart = "file";

    /// <summary>The form of one price.</summary>
    public AdminForm Price { get; init; } = AdminForm.Of(PriceFormId, [], Stored?.Version ?? 0, PricePart);

    /// <summary>Why a sheet was not taken.</summary>
    public IReadOnlyList<string> FileProblems { get; init; } = [];

    public PricesShown Prices { get; init; } = PricesShown.None;

    public string? Done { get; init; }

    /// <summary>Tells whether somebody else made a new link meanwhile. It is not the link: forms are written into the log.</summary>
    public static string MarkOfLink(PriceBook book) => $"{UnsavedInput.MarkOf([new("link", book.Invitation ?? "")])}";

    public static AdminForm FormOf(PriceBook book) => AdminForm.Of(FormId, new() { ["name"] = book.Name }, book.Version);
}
