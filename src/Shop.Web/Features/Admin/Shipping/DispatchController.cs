using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Shipping;

/// <summary>The form of when parcels leave.</summary>
public sealed record DispatchPage(AdminForm Form, string? Done);

/// <summary>When parcels leave: handling days, cut-off time, days off. By it the checkout's days become dates.</summary>
public sealed class DispatchController(EditDispatch dispatch) : Controller
{
    private const string Path = "/admin/shipping/dispatch";
    private const string Id = "dispatch";

    [HttpGet(Path)]
    public async Task<IActionResult> Index(string? done, CancellationToken cancellationToken) =>
        View("Dispatch", new DispatchPage(FormOf(await dispatch.FindAsync(cancellationToken)), done));

    [HttpPost(Path)]
    public async Task<IActionResult> Save(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(Id, Request.Form);
        var stored = FormOf(await dispatch.FindAsync(cancellationToken));
        if (!form.Follow(stored)) return Page(form.Beside(stored));
        var handling = form.Count("handling") ?? 0;
        if (handling > Dispatch.MostHandlingDays) form.Refuse("handling", new("At most {0} days, please.", Dispatch.MostHandlingDays));
        var (cutOff, daysOff) = (CutOffIn(form), DaysOffIn(form));
        if (!form.IsGood) return Page(form);
        var result = await dispatch.SaveAsync(form.Version, handling, cutOff, daysOff, cancellationToken);
        return result == SaveResult.Saved
            ? new SeeOtherResult($"{Path}?done=saved")
            : Page(form.Beside(FormOf(await dispatch.FindAsync(cancellationToken))));
    }

    private static AdminForm FormOf(Dispatch plan) => AdminForm.Of(Id, new()
    {
        ["handling"] = $"{plan.HandlingDays}", ["cut-off"] = plan.CutOff?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
        ["days-off"] = plan.DaysOff.Replace(' ', '\n'),
    }, plan.Version);

    private static TimeOnly? CutOffIn(AdminForm form)
    {
        if (form["cut-off"].Trim().Length == 0) return null;
        if (TimeOnly.TryParseExact(form["cut-off"]
            .Trim(), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        form.Refuse("cut-off", "Enter a time of day, like 14:00.");
        return null;
    }

    private static List<DateOnly> DaysOffIn(AdminForm form)
    {
        var days = new List<DateOnly>();
        foreach (var text in form["days-off"].Split([' ', '\n', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (ShopTime.TryParseDay(text, out var day)) days.Add(day);
            else form.Refuse("days-off", new("“{0}” is no day. Write one a line, like 2026-12-24.", PlainText.AtMost(text, 20)));
        }

        if (days.Count > Dispatch.MostDaysOff) form.Refuse("days-off", new("At most {0} days, please.", Dispatch.MostDaysOff));
        return days;
    }

    private ViewResult Page(AdminForm form)
    {
        Response.StatusCode = form.StatusCode;
        return View("Dispatch", new DispatchPage(form, null));
    }
}
