using Microsoft.AspNetCore.Mvc;

namespace Shop.Web.Hosting.Modules;

/// <summary>The places on pages that other modules may fill, and what they are told there.</summary>
public static class Slots
{
    /// <summary>On the product page below the description; the subject is the product's details.</summary>
    public const string ProductPage = "product-page";

    /// <summary>On a product's card in lists; the subject is the card.</summary>
    public const string ListingCard = "listing-card";

    /// <summary>Below the lines of the cart; the subject is the cart's view.</summary>
    public const string Cart = "cart";

    /// <summary>Below the checkout's button to order; without a subject.</summary>
    public const string CheckoutConsent = "checkout-consent";

    /// <summary>On the shopper's page of an order, below its lines; the subject is the order.</summary>
    public const string OrderPage = "order-page";

    /// <summary>On an order's page in the back office; the subject is the order.</summary>
    public const string AdminOrderPage = "admin-order-page";

    /// <summary>On the back office's page Attention, above the list; without a subject.</summary>
    public const string AdminStart = "admin-start";

    /// <summary>On every page of the back office, above its content; without a subject.</summary>
    public const string AdminTop = "admin-top";

    public static IReadOnlyList<string> All { get; } =
        [ProductPage, ListingCard, Cart, CheckoutConsent, OrderPage, AdminOrderPage, AdminStart, AdminTop];
}

/// <summary>What a module shows in a slot: a view component whose InvokeAsync takes the slot's <c>subject</c>.</summary>
public sealed record SlotContent(string Slot, Type Component, int Place);

/// <summary>What all modules show, by slot and in order.</summary>
public sealed class SlotContents(IEnumerable<SlotContent> contents)
{
    private readonly Dictionary<string, IReadOnlyList<SlotContent>> _bySlot = contents.OrderBy(content => content.Place)
        .GroupBy(content => content.Slot)
        .ToDictionary(slot => slot.Key, IReadOnlyList<SlotContent> (slot) => [.. slot], StringComparer.Ordinal);

    public IReadOnlyList<SlotContent> Of(string slot) => _bySlot.GetValueOrDefault(slot, []);
}

/// <summary>How a module fills a slot.</summary>
public static class SlotServices
{
    /// <param name="place">Contents of one slot are sorted by it.</param>
    public static IServiceCollection AddSlotContent<TComponent>(this IServiceCollection services, string slot, int place = 0)
        where TComponent : ViewComponent =>
        services.AddSingleton(new SlotContent(slot, typeof(TComponent), place));
}
