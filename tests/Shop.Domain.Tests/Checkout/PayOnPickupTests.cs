using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>Orders that are picked up in the shop, and those that are paid there.</summary>
public sealed class PayOnPickupTests
{
    [Fact]
    public async Task An_order_that_is_paid_at_the_counter_is_paid_handed_over_and_closed_by_one_press_and_no_second_one()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var id = await desk.PlaceAsync(PaymentMethod.OnPickup);
        Assert.Equal("Calle 1, Girona\nMon–Fri 10–18", (await desk.OrderAsync(id)).PickupPlace);
        Assert.Equal(PickUpResult.SayHowItWasPaid, await desk.PickUpAsync(id, saysHow: false));
        Assert.Equal(PickUpResult.Done, await desk.PickUpAsync(id));
        Assert.Equal(PickUpResult.NotNow, await desk.PickUpAsync(id));
        Assert.Equal(OrderStatus.Completed, (await desk.OrderAsync(id)).Status);
        Assert.Equal((PaymentStatus.Succeeded, PromiseDesk.PickedUp),
            ((await desk.PaymentAsync(id)).Status, (await desk.PaymentAsync(id)).ReceivedMinor));
        Assert.Equal((4, 0), await desk.TeaAsync());
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task An_order_paid_by_transfer_and_picked_up_is_handed_over_only_once_its_money_is_there()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var cart = await desk.Shop.CartWithAsync((TestShop.Tea, 1));
        var request = PromiseDesk.Request(cart, PaymentMethod.OnPickup) with { PaymentMethod = PaymentMethod.BankTransfer };
        var id = (await desk.Shop.PlacedAsync(request)).OrderId;
        Assert.Equal(PickUpResult.NotNow, await desk.PickUpAsync(id));
        await desk.BookAsync(id, PromiseDesk.PickedUp);
        Assert.Equal(PickUpResult.Done, await desk.PickUpAsync(id, saysHow: false));
        Assert.Equal(PromiseDesk.PickedUp, (await desk.PaymentAsync(id)).ReceivedMinor);
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task What_nobody_picks_up_in_its_days_is_for_sale_again()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var id = await desk.PlaceAsync(PaymentMethod.OnPickup);
        desk.Shop.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await desk.FollowAsync());
        Assert.Equal((OrderStatus.Cancelled, (5, 0)), ((await desk.OrderAsync(id)).Status, await desk.TeaAsync()));
        Assert.Equal(PickUpResult.NotNow, await desk.PickUpAsync(id));
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task What_is_sent_cannot_be_paid_on_pick_up()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var request = TestShop.Request(await desk.Shop.CartWithAsync((TestShop.Tea, 1)), PromiseDesk.Sent) with
        {
            PaymentMethod = PaymentMethod.OnPickup,
        };
        Assert.IsType<PlaceOrderResult.CannotBePaidSo>(await desk.Shop.PlaceAsync(request));
        Assert.Equal((5, 0), await desk.TeaAsync());
    }

    [Theory]
    [InlineData("off")]
    [InlineData("elsewhere")]
    [InlineData("too dear")]
    [InlineData("too cheap")]
    public async Task A_method_that_is_off_or_not_for_that_country_or_total_places_nothing(string why)
    {
        using var desk = await PromiseDesk.OpenAsync();
        desk.Shop.Payments = why switch
        {
            "off" => new PaymentSettings(),
            "elsewhere" => desk.Shop.Payments with { BankTransferCountries = ["DE"] },
            "too dear" => desk.Shop.Payments with { BankTransferMax = PromiseDesk.Sent - 1 },
            _ => desk.Shop.Payments with { BankTransferMin = PromiseDesk.Sent + 1 },
        };
        var cart = await desk.Shop.CartWithAsync((TestShop.Tea, 1));
        Assert.IsType<PlaceOrderResult.CannotBePaidSo>(await desk.Shop.PlaceAsync(PromiseDesk.Request(cart, PaymentMethod.BankTransfer)));
        Assert.Equal((5, 0), await desk.TeaAsync());
    }

    [Fact]
    public async Task A_parcel_is_proposed_before_a_pick_up_that_costs_nothing()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var cart = await desk.Shop.CartWithAsync((TestShop.Tea, 1));
        var priced = await desk.Shop.RunAsync((QuoteCart quotes) =>
            quotes.ExecuteAsync(TestShop.Request(cart, 0) with { ShippingCode = "standard" }, default));
        Assert.Equal(["standard", "pickup"], priced!.ShippingOptions.Select(way => way.Code));
    }
}
