using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Payments;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.PaymentMethods;

/// <summary>The ways to pay as they are shown.</summary>
public sealed record PaymentMethodsPage(AdminForm Form, SettingsInForce InForce, Currency Currency, bool IsSaved);

/// <summary>Which ways to pay are offered, where and for what totals, and the account for transfers.</summary>
public sealed class PaymentMethodsController(CurrentSettings settings, ChangeSettings change, BaseCurrency currency) : Controller
{
    public const string Path = "/admin/settings/payments";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string? done, CancellationToken cancellationToken)
    {
        var now = await ReadAsync(cancellationToken);
        return View("Index", new PaymentMethodsPage(PaymentMethodsForm.Of(now, currency.Value), now, currency.Value, done is not null));
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Save(CancellationToken cancellationToken)
    {
        var (now, form) = (await ReadAsync(cancellationToken), AdminForm.Sent(PaymentSettings.Key, Request.Form));
        var stored = PaymentMethodsForm.Of(now, currency.Value);
        if (!form.Follow(stored)) return Answer(form.Beside(stored), now);
        if (PaymentMethodsForm.Read(form, now, currency.Value) is not { } values) return Answer(form, now);
        var result = await change.ExecuteAsync([new SettingsEdit(now.Group, values, form.Version)], User.Identity!.Name!,
            cancellationToken);
        if (result == SaveResult.Saved) return new SeeOtherResult($"{Path}?done=saved");
        now = await ReadAsync(cancellationToken);
        // The save has said no; this only finds the words for it.
        if (result == SaveResult.Refused && await change.ProblemAsync(values, cancellationToken) is { } problem)
            form.Refuse(problem);
        else form.Beside(PaymentMethodsForm.Of(now, currency.Value));
        return Answer(form, now);
    }

    // From the database: a form that is made of what another process has just replaced would only be refused.
    private async Task<SettingsInForce> ReadAsync(CancellationToken cancellationToken) =>
        (await settings.ReadAgainAsync(cancellationToken)).GroupOf<PaymentSettings>();

    private ViewResult Answer(AdminForm form, SettingsInForce now)
    {
        Response.StatusCode = form.StatusCode;
        return View("Index", new PaymentMethodsPage(form, now, currency.Value, false));
    }
}
