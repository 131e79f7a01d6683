using Microsoft.Extensions.Localization;
using Shop.Web.Hosting;

namespace Shop.Web.Features.Errors;

/// <summary>What an error page says: what happened, what was kept, what to do.</summary>
public sealed record ErrorPage(int Status, string Title, string Happened, string Kept, string ToDo)
{
    public static ErrorPage For(int status, IStringLocalizer<Text> t) => status switch
    {
        400 => new(status, t["We could not read that request"], t["Something in the address or the form was incomplete or garbled."],
            NothingChanged(t), t["Go back, check what you entered and try again."]),
        403 => new(status, t["This request is not allowed"], t["It came from another site, or it needs rights that you do not have."],
            NothingChanged(t), t["Open the page in this shop and try again from there."]),
        404 => new(status, t["There is no such page"], t["The address is wrong, or the page has moved or gone."],
            CartKept(t), t["Look through the catalogue or use the search."]),
        405 => new(status, t["This page cannot do that"], t["The address exists, but not for this kind of request."],
            NothingChanged(t), t["Go back and use the page's own links and buttons."]),
        413 => new(status, t["That was too much at once"], t["The form or the file is larger than the shop accepts."],
            NothingChanged(t), t["Send less text or a smaller file."]),
        503 => new(status, t["The shop is busy for a moment"], t["It could not reach its database just now."],
            NothingHalfDone(t), t["Wait a few seconds and try again."]),
        >= 500 => new(status, t["Something went wrong on our side"], t["The fault was recorded, and we look into it."],
            NothingHalfDone(t), t["Try again. If you were paying, look at your order page first: a payment is never taken twice."]),
        _ => new(status, t["That did not work"], t["The shop did not accept this request."],
            NothingChanged(t), t["Go back and try again."]),
    };

    private static string NothingChanged(IStringLocalizer<Text> t) => t["Nothing was changed, and your cart is as it was."];

    private static string CartKept(IStringLocalizer<Text> t) => t["Your cart is as it was."];

    private static string NothingHalfDone(IStringLocalizer<Text> t) => t["Nothing was done by halves, and your cart is as it was."];
}
