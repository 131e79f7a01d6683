namespace Shop.Domain.Orders;

/// <summary>What staff find an order by.</summary>
public sealed partial class Order
{
    /// <summary>See <see cref="OrderSearchText"/>; written whenever something of it changes.</summary>
    public string SearchText { get; private set; } = "";

    private void RefreshSearchText() => SearchText = OrderSearchText.Of(this);
}
