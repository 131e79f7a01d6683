using Microsoft.Extensions.Localization;
using Shop.Web.Hosting;

namespace Shop.Web.Features.Errors;

/// <summary>What an error page says: what happened, what was kept, what to do. Staff are told nothing of a cart.</summary>
public sealed record ErrorPage(int Status, string Title, string Happened, string Kept, string ToDo, bool IsBackOffice)
{
    public static ErrorPage For(int status, IStringLocalizer<Text> t, bool isBackOffice)
    {
        var (title, happened) = Fault(status, t);
        return new ErrorPage(status, title, happened, isBackOffice
            ? SavedForStaff(status, t)
            : Keep(status, t), Advice(status, t, isBackOffice), isBackOffice);
    }

    private static (string Title, string Happened) Fault(int status, IStringLocalizer<Text> t) => status switch
    {
        400 => (t["We could not read that request"], t["Something in the address or the form was incomplete or garbled."]),
        403 => (t["This request is not allowed"], t["It came from another site, or it needs rights that you do not have."]),
        404 => (t["There is no such page"], t["The address is wrong, or the page has moved or gone."]),
        405 => (t["This page cannot do that"], t["The address exists, but not for this kind of request."]),
        409 => (t["Somebody else was faster"],
            t["What you sent no longer fits what is stored now: it was changed, taken or removed meanwhile."]),
        413 => (t["That was too much at once"], t["The form or the file is larger than the shop accepts."]),
        414 => (t["That address is too long"], t["The address holds more than the shop reads."]),
        415 => (t["We could not read that form"], t["It was sent in a form that this page does not read."]),
        431 => (t["Your browser sent too much"], t["The cookies or headers of your browser are larger than the shop reads."]),
        503 => (t["The shop is busy for a moment"], t["It could not reach its database just now."]),
        >= 500 => (t["Something went wrong on our side"], t["The fault was recorded, and we look into it."]),
        _ => (t["That did not work"], t["The shop did not accept this request."]),
    };

    private static string Keep(int status, IStringLocalizer<Text> t) => status switch
    {
        404 => t["Your cart is as it was."],
        >= 500 => t["Nothing was done by halves, and your cart is as it was."],
        _ => t["Nothing was changed, and your cart is as it was."],
    };

    private static string SavedForStaff(int status, IStringLocalizer<Text> t) =>
        status >= 500 ? t["Nothing was done by halves."] : t["Nothing was changed."];

    private static string Advice(int status, IStringLocalizer<Text> t, bool isBackOffice) => status switch
    {
        400 => t["Go back, check what you entered and try again."],
        403 when isBackOffice =>
            t["Your role may not allow this: ask an owner of the shop. If you came from elsewhere, open the page here and try again."],
        403 => t["Open the page in this shop and try again from there."],
        404 when isBackOffice => t["Go to the start of the back office and look from there."],
        404 => t["Look through the catalogue or use the search."],
        405 or 415 => t["Go back and use the page's own links and buttons."],
        409 => t["Go back, load the page again and look at what is there now."],
        413 => t["Send less text or a smaller file."],
        414 => t["Open the page again and choose fewer filters, or search for fewer words."],
        431 => t["Delete the cookies of this site in your browser and try again."],
        503 => t["Wait a few seconds and try again."],
        >= 500 when isBackOffice => t["Try again in a moment."],
        >= 500 => t["Try again. If you were paying, look at your order page first: a payment is never taken twice."],
        _ => t["Go back and try again."],
    };
}
