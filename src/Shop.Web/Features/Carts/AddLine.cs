using Shop.Domain.Carts;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Carts;

/// <summary>What the form of a product's page sends. The options say which variant of the SKU's product is meant.</summary>
public sealed record AddForm(string? Sku, string? Quantity, IReadOnlyDictionary<string, string> Options);

/// <summary>What is said about it, and where: on the product's page when it was refused, else on the cart's.</summary>
/// <param name="Message">What to tell.</param>
/// <param name="IsDone">Something was put into the cart.</param>
/// <param name="Slug">Of the product; null when it has no page in the language.</param>
public sealed record AddAnswer(FlashMessage Message, bool IsDone, string? Slug);

/// <summary>Puts into a cart what a form asks for.</summary>
public sealed class AddLine(AddToCart add, ChooseVariant choose, ProductPage products, Shopper shopper)
{
    public async Task<AddAnswer> ExecuteAsync(CartId cart, AddForm form, CancellationToken cancellationToken)
    {
        var sku = PlainText.Clean(form.Sku);
        if (form.Options.Count > 0 && await SlugAsync(sku, cancellationToken) is { } slug)
        {
            if (await choose.ExecuteAsync(sku, form.Options, cancellationToken) is not { } meant)
                return new AddAnswer(FlashMessage.Of(CartMessages.NotMade, (CartMessages.Quantity, form.Quantity)), IsDone: false, slug);
            sku = meant;
        }

        if (!Quantity.TryParse(form.Quantity, 1, out var wanted))
            return new AddAnswer(CartMessages.OfQuantity(sku, form.Quantity), IsDone: false, await SlugAsync(sku, cancellationToken));
        var result = await add.ExecuteAsync(cart, sku, wanted, cancellationToken);
        var message = CartMessages.Of(result, sku, form.Quantity);
        return result is AddToCartResult.Added or AddToCartResult.AtMost
            ? new AddAnswer(message, IsDone: true, null)
            : new AddAnswer(message, IsDone: false, await SlugAsync(sku, cancellationToken));
    }

    private Task<string?> SlugAsync(string sku, CancellationToken cancellationToken) =>
        products.SlugOfAsync(sku, shopper.Culture, cancellationToken);
}
