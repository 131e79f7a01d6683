using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Coupons;

/// <summary>What staff do to coupons. A limit below what is used already is <see cref="SaveResult.Refused"/>, by constraint.</summary>
public sealed class EditCoupon(ShopDbContext db, TimeProvider clock)
{
    public Task<SaveResult> CreateAsync(CouponTerms terms, CouponUse use, CancellationToken cancellationToken) =>
        db.StoreAsync(Coupon.Create(terms, use.StartsAt, use.EndsAt).Change(terms, use), cancellationToken);

    public Task<SaveResult> ChangeAsync(int version, CouponTerms terms, CouponUse use, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(terms.Code), version, coupon => coupon.Change(terms, use), cancellationToken);

    /// <summary>Ends it now. Orders that were placed with it keep their discount.</summary>
    public Task<SaveResult> EndAsync(string code, int version, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(code), version, coupon => coupon.End(clock.GetUtcNow()), cancellationToken);

    /// <summary>Deletes it; once an order used it, it is <see cref="SaveResult.InUse"/> for good.</summary>
    public Task<SaveResult> DeleteAsync(string code, int version, CancellationToken cancellationToken) =>
        db.DeleteAsync(Of(code), version, cancellationToken);

    private IQueryable<Coupon> Of(string code) => db.Set<Coupon>().Where(coupon => coupon.Code == code);
}
