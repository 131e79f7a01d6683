using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Domain.Carts;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Shared;

/// <summary>What the cart's forms are answered with: kinds of messages, what they carry, and their words in the page's language.</summary>
public static class CartMessages
{
    public const string Added = "added";
    public const string AtMost = "at-most";
    public const string BadQuantity = "quantity";
    public const string NotMade = "not-made";
    public const string Coupon = "coupon";
    public const string CouponGuesses = "coupon-guesses";

    /// <summary>Names of what a message carries.</summary>
    public const string Sku = "sku", Quantity = "quantity", Code = "code", Left = "left", Held = "held";

    private const string NotEnough = "not-enough";
    private const string NotEnoughToSet = "not-enough-to-set";

    /// <summary>The answer to adding, with what was typed.</summary>
    public static FlashMessage Of(AddToCartResult result, string sku, string? quantity) => result switch
    {
        AddToCartResult.Added => FlashMessage.Of(Added, (Sku, sku)),
        AddToCartResult.AtMost => FlashMessage.Of(AtMost, (Sku, sku)),
        AddToCartResult.NotEnough(var left, var held) =>
            FlashMessage.Of(NotEnough, (Sku, sku), (Quantity, quantity), (Left, Text(left)), (Held, Text(held))),
        AddToCartResult.CartFull => FlashMessage.Of("cart-full", (Sku, sku), (Quantity, quantity)),
        _ => FlashMessage.Of("not-for-sale", (Sku, sku), (Quantity, quantity)),
    };

    /// <summary>The answer to a quantity that is no number, or 0 where something is to be added.</summary>
    public static FlashMessage OfQuantity(string sku, string? quantity) => FlashMessage.Of(BadQuantity, (Sku, sku), (Quantity, quantity));

    /// <summary>The answer to a quantity of a line that there is too little for.</summary>
    public static FlashMessage OfLine(string sku, string? quantity, int left) =>
        FlashMessage.Of(NotEnoughToSet, (Sku, sku), (Quantity, quantity), (Left, Text(left)));

    /// <summary>A message about one line of the cart, rather than about all of it.</summary>
    public static bool IsOfLine(FlashMessage message) => message.Kind is BadQuantity or NotEnoughToSet;

    public static bool IsOfCoupon(FlashMessage message) => message.Kind is Coupon or CouponGuesses;

    /// <summary>The words; null for a message that is none of these.</summary>
    public static string? Words(FlashMessage message, IStringLocalizer t) => message.Kind switch
    {
        Added => t["It is in your cart."],
        BadQuantity => t["Enter a quantity from 1 to 99 in plain digits. Your cart is as it was."],
        "not-for-sale" => t["That is not for sale. Your cart is as it was."],
        "cart-full" => t["Your cart is full: order these first, then fill it again."],
        AtMost => t["A cart takes at most 99 of one thing; that is what it holds now."],
        Coupon => t["This code cannot be used. Check its letters; it may also have ended or been used up."],
        CouponGuesses => t["Too many codes were tried. Your cart is kept; try again in ten minutes, or go on without a coupon."],
        NotEnoughToSet when message[Left] == "0" => t["Sold out for now. Remove it to go on."],
        NotEnoughToSet => t["Only {0} left. The quantity is as it was.", message[Left]!],
        NotEnough => NotEnoughWords(message[Left]!, message[Held]!, t),
        _ => null,
    };

    private static string NotEnoughWords(string left, string held, IStringLocalizer t) => (left, held) switch
    {
        ("0", "0") => t["Sold out for now. Nothing was put into your cart."],
        ("0", _) => t["Sold out for now. Nothing was added to the {0} in your cart.", held],
        (_, "0") => t["Only {0} left. Nothing was put into your cart; choose at most {0}.", left],
        _ => t["Only {0} left, and your cart holds {1} already. Nothing was added.", left, held],
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
