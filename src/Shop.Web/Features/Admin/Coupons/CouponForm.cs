using Shop.Domain.Coupons;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Coupons;

/// <summary>A coupon as the fields of its form, and back.</summary>
internal static class CouponForm
{
    public const string Id = "coupon";
    private const string Share = "percent";
    private const string Sum = "amount";
    private static readonly string[] TermFields = ["kind", "percent", "amount", "currency", "minimum"];

    public static AdminForm Empty(DateTimeOffset now, TimeZoneInfo zone, Currency currency) => AdminForm.Of(
        Id, new() { ["kind"] = Share, ["currency"] = currency.Code, ["starts"] = ShopTime.ForField(now, zone), ["active"] = "on" });

    public static AdminForm Of(Coupon coupon, TimeZoneInfo zone) => AdminForm.Of(Id, new()
    {
        ["kind"] = coupon.Percent is null ? Sum : Share,
        ["percent"] = coupon.Percent?.ToDecimalText() ?? "",
        ["amount"] = coupon.Terms.Amount?.ToDecimalText() ?? "",
        ["currency"] = coupon.Currency.Code,
        ["minimum"] = coupon.MinimumMinor == 0 ? "" : coupon.Terms.Minimum.ToDecimalText(),
        ["starts"] = ShopTime.ForField(coupon.StartsAt, zone),
        ["ends"] = ShopTime.ForField(coupon.EndsAt, zone),
        ["limit"] = $"{coupon.Limit}",
        ["limit-per-customer"] = $"{coupon.LimitPerCustomer}",
        ["active"] = coupon.IsActive ? "on" : "",
    }, coupon.Version, groupOf: field => TermFields.Contains(field) ? "terms" : field is "starts" or "ends" ? "time" : field);

    /// <summary>The terms under that code; null when the form says what is wrong.</summary>
    public static CouponTerms? Terms(AdminForm form, string code)
    {
        if (!Currency.Codes.Contains(form["currency"])) form.Refuse("currency", "Choose a currency.");
        var currency = Currency.Codes.Contains(form["currency"]) ? new Currency(form["currency"]) : Currency.Eur;
        var percent = form["kind"] == Share ? PercentOf(form) : null;
        var amount = form["kind"] == Sum ? form.Amount("amount", currency, "Say how much it takes off.") : null;
        if (amount is { Minor: 0 }) form.Refuse("amount", "An amount above 0, please.");
        if (form["kind"] is not (Share or Sum)) form.Refuse("kind", "Choose what it takes off.");
        var minimum = form.Amount("minimum", currency) ?? Money.Zero(currency);
        return form.IsGood ? new CouponTerms(code, percent, amount, minimum) : null;
    }

    /// <summary>When and how often; null when the form says what is wrong. A time that was not touched keeps its seconds.</summary>
    public static CouponUse? Use(AdminForm form, Coupon? stored, TimeZoneInfo zone)
    {
        if (form["starts"].Length == 0) form.Refuse("starts", "Say from when on it holds.");
        var starts = Kept(form, "starts", stored?.StartsAt, zone);
        var ends = Kept(form, "ends", stored?.EndsAt, zone);
        if (ends <= starts) form.Refuse("ends", "The end must come after the start.");
        var (limit, each) = (form.Count("limit", 1), form.Count("limit-per-customer", 1));
        if (limit < stored?.Redeemed) form.Refuse("limit", new("{0} orders use it already: the limit cannot be lower.", stored.Redeemed));
        return form.IsGood ? new CouponUse(starts!.Value, ends, limit, each, form.IsOn("active")) : null;
    }

    private static DateTimeOffset? Kept(AdminForm form, string field, DateTimeOffset? stored, TimeZoneInfo zone) =>
        form[field] == ShopTime.ForField(stored, zone) ? stored : form.Instant(field, zone);

    private static Percentage? PercentOf(AdminForm form)
    {
        // Hundredths of a percent are minor units of any currency with two digits.
        if (Features.Shared.AmountText.TryParse(form["percent"], Currency.Eur, out var share) && share.Minor <= 10_000)
            return new Percentage((int)share.Minor);
        form.Refuse("percent", "Enter a share above 0 and at most 100, like 10 or 12.5.");
        return null;
    }
}
