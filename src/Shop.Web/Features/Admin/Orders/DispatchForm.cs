using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>How staff say where a parcel is followed, when they mark its order as sent. Both fields may stay empty.</summary>
public static class DispatchForm
{
    /// <summary>The part of the order's page that it is.</summary>
    public const string Part = "ship";

    private const string Carrier = "carrier", Number = "tracking", Kept = "dispatch";
    private const int MaxTyped = 600;

    /// <summary>Empty, or what was typed and refused before.</summary>
    public static AdminForm Of(ITempDataDictionary kept)
    {
        if (kept[Kept] is not string[] { Length: 3 } typed) return Form("", "");
        var form = Form(typed[0], typed[1]);
        form.Refuse(Number, typed[2]);
        return form;
    }

    /// <summary>What it may be sent with.</summary>
    /// <returns>False when it is wrong: it is kept for the page, which says so beside the field.</returns>
    public static bool TryRead(string? carrier, string? number, ITempDataDictionary kept, out Tracking? tracking)
    {
        var (by, typed) = (PlainText.Clean(carrier), PlainText.AtMost(PlainText.Clean(number), MaxTyped));
        tracking = null;
        if (by.Length == 0 && typed.Length == 0) return true;
        tracking = Tracking.Parse(by.Length == 0 ? Carriers.Other : by, typed);
        if (tracking is not null) return true;
        kept[Kept] = (string[])[PlainText.AtMost(by, 20), typed, by.Length == 0 || by == Carriers.Other
            ? "Enter the full tracking address, starting with https://."
            : "Enter the carrier's tracking number: letters and digits."];
        return false;
    }

    private static AdminForm Form(string carrier, string number) =>
        AdminForm.Of(Part, new Dictionary<string, string> { [Carrier] = carrier, [Number] = number }, part: Part);
}
