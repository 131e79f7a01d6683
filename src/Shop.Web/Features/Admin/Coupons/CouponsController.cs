using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Coupons;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Coupons;

/// <summary>A page of the list; <paramref name="Next"/> is the code that the next page comes after.</summary>
public sealed record CouponsPage(IReadOnlyList<(Coupon Coupon, CouponState State)> Rows, string? Search, CouponState? State, string? Next);

/// <summary>The coupon's form. Without a stored coupon it makes a new one.</summary>
public sealed record CouponPage(AdminForm Form, Coupon? Stored, CouponState? State, string? Done)
{
    /// <summary>When the stored coupon ends, as the form writes it.</summary>
    public string EndsField { get; init; } = "";
}

/// <summary>The staff's coupons: list, a new one, changes, end and deletion.</summary>
public sealed class CouponsController(CouponList list, EditCoupon edit, ShopSettings settings, TimeProvider clock) : Controller
{
    // No coupon is called so: a code has no underscore.
    private const string New = "/admin/coupons/_new";

    [HttpGet("/admin/coupons")]
    public async Task<IActionResult> Index(string? q, string? state, string? after, CancellationToken cancellationToken)
    {
        CouponState? wanted = Enum.TryParse<CouponState>(state, out var known) && Enum.IsDefined(known) ? known : null;
        var found = await list.ReadAsync(q, wanted, after, cancellationToken);
        var rows = found.Take(CouponList.Size).Select(coupon => (coupon, list.StateOf(coupon))).ToList();
        return View(new CouponsPage(rows, q, wanted, found.Count > rows.Count ? rows[^1].coupon.Code : null));
    }

    [HttpGet(New)]
    public IActionResult Create([FromServices] BaseCurrency currency) =>
        Page(CouponForm.Empty(clock.GetUtcNow(), Zone, currency.Value), null);

    [HttpPost(New)]
    public async Task<IActionResult> Create(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(CouponForm.Id, Request.Form);
        var code = CouponCode.Normalise(form["code"]);
        if (code is null) form.Refuse("code", new("At most {0} letters from A to Z, digits and hyphens.", CouponCode.MaxLength));
        var (terms, use) = (CouponForm.Terms(form, code ?? ""), CouponForm.Use(form, null, Zone));
        if (terms is null || use is null) return Page(form, null);
        if (await edit.CreateAsync(terms, use, cancellationToken) == SaveResult.Saved) return Shown(code!, "created");
        form.Refuse("code", "There is a coupon with this code already.");
        return Page(form, null);
    }

    [HttpGet("/admin/coupons/{code}")]
    public async Task<IActionResult> Edit(string code, string? done, CancellationToken cancellationToken) =>
        await list.FindAsync(code, cancellationToken) is { } coupon
            ? View("Edit", PageOf(CouponForm.Of(coupon, Zone), coupon, done))
            : NotFound();

    [HttpPost("/admin/coupons/{code}")]
    [FormPart(UnsavedInput.Main)]
    public async Task<IActionResult> Edit(string code, CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(CouponForm.Id, Request.Form);
        if (await list.FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        if (!form.Follow(CouponForm.Of(stored, Zone))) return Page(form.Beside(CouponForm.Of(stored, Zone)), stored);
        var (terms, use) = (CouponForm.Terms(form, code), CouponForm.Use(form, stored, Zone));
        if (terms is null || use is null) return Page(form, stored);
        return await AnswerAsync(await edit.ChangeAsync(form.Version, terms, use, cancellationToken), form, code, "saved",
            cancellationToken);
    }

    [HttpPost("/admin/coupons/{code}/end")]
    [FormPart("end")]
    public async Task<IActionResult> End(string code, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        var (sent, now) = (AdminForm.Sent(CouponForm.Id, Request.Form), CouponForm.Of(stored, Zone));
        // Whoever changes something else of it meanwhile is in nobody's way.
        var version = Request.Form.ContainsKey("ends") && sent["ends"] == now["ends"] ? stored.Version : sent.Version;
        return await AnswerAsync(await edit.EndAsync(code, version, cancellationToken), null, code, "ended", cancellationToken);
    }

    /// <summary>Whoever deletes types the code again.</summary>
    [HttpPost("/admin/coupons/{code}/delete")]
    [FormPart("delete")]
    public async Task<IActionResult> Delete(string code, string? confirm, CancellationToken cancellationToken)
    {
        var sent = AdminForm.Sent(CouponForm.Id, Request.Form);
        if (await list.FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        if (CouponCode.Normalise(confirm) != code) return Refused(stored, "Type the coupon's code to delete it. Nothing was deleted.");
        var result = await edit.DeleteAsync(code, sent.Version, cancellationToken);
        return result switch
        {
            SaveResult.Saved => new SeeOtherResult("/admin/coupons"),
            SaveResult.InUse => Refused(stored, "Orders used this coupon: it can be ended, but not deleted."),
            _ => await AnswerAsync(result, null, code, "deleted", cancellationToken),
        };
    }

    private TimeZoneInfo Zone => settings.TimeZone;

    private async Task<IActionResult> AnswerAsync(SaveResult result, AdminForm? typed, string code, string done,
        CancellationToken cancellationToken)
    {
        if (result == SaveResult.Saved) return Shown(code, done);
        if (await list.FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        if (result == SaveResult.Stale) return Page((typed ?? CouponForm.Of(stored, Zone)).Beside(CouponForm.Of(stored, Zone)), stored);
        typed!.Refuse("limit", new("{0} orders use it already: the limit cannot be lower.", stored.Redeemed));
        return Page(typed, stored);
    }

    private ViewResult Refused(Coupon stored, AdminMessage problem)
    {
        var form = CouponForm.Of(stored, Zone);
        form.Refuse("", problem);
        return Page(form, stored);
    }

    private ViewResult Page(AdminForm form, Coupon? stored)
    {
        Response.StatusCode = form.StatusCode;
        return View("Edit", PageOf(form, stored, null));
    }

    private CouponPage PageOf(AdminForm form, Coupon? stored, string? done) =>
        new(form, stored, stored is null ? null : list.StateOf(stored), done)
    {
        EndsField = stored is null ? "" : CouponForm.Of(stored, Zone)["ends"],
    };

    private static SeeOtherResult Shown(string code, string done) => new($"/admin/coupons/{code}?done={done}");
}
