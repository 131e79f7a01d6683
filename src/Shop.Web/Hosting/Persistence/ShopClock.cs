namespace Shop.Web.Hosting.Persistence;

/// <summary>The system's time; its days are those of the merchant's time zone, wherever the server stands.</summary>
internal sealed class ShopClock(TimeZoneInfo zone) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => zone;
}
