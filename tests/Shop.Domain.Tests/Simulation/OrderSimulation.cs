using Shop.Domain.Checkout;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Simulation;

/// <summary>
/// Four shoppers want three teas, one pot, one place in a course (which may go uncounted) and two uses of a coupon, while Stripe, the bank,
/// staff and the network do what
/// they may at any moment. Everything runs on the shop's own classes and a database in memory, with one clock.
/// </summary>
internal sealed class OrderSimulation
{
    public const string Coupon = "HALF";
    public const int CouponLimit = 2;
    public const int Teas = 3;
    public const int Pots = 1;
    public const int Places = 1;
    private readonly TestShop _shop;
    private readonly List<SimulatedShopper> _shoppers;
    private readonly SimulatedStaff _staff;
    private readonly SimulatedBackground _background;

    private OrderSimulation(TestShop shop, List<SimulatedShopper> shoppers)
    {
        (_shop, _shoppers) = (shop, shoppers);
        (_staff, _background) = (new SimulatedStaff(shop), new SimulatedBackground(shop));
    }

    /// <summary>A shop with shoppers in it, where lives can be lived one after the other.</summary>
    public static async Task<Func<OrderSimulation>> ShopAsync()
    {
        var shop = new FulfilmentDesk(new SqliteDatabase(inMemory: true), Places, Teas, Pots).Shop;
        await shop.AddCouponAsync(Coupon, 50, limit: CouponLimit);
        CartId[] carts = [
            await shop.CartWithAsync((TestShop.Tea, 1)), await shop.CartWithAsync((TestShop.Tea, 2)),
                await shop.CartWithAsync((TestShop.Tea, 1), (TestShop.Pot, 1)),
            await shop.CartWithAsync((FulfilmentDesk.Place, 1))];
        foreach (var cart in carts[1..3]) await shop.SetCouponAsync(cart, Coupon);
        return () =>
        {
            shop.Rewind();
            return new OrderSimulation(shop,
                [new(carts[0], 0, 1290 + 490), new(carts[1], 1, 1290 + 490), new(carts[2], 2, 3845 + 490),
                new(carts[3], 3, 2000, shipping: "")]);
        };
    }

    /// <summary>Simulation through the events and to the rest after them, and checks the books there.</summary>
    public async Task<LifeEnd> LiveAsync(IReadOnlyList<LifeEvent> events)
    {
        foreach (var each in events) await HappenAsync(each);
        await ComeToRestAsync();
        return await SimulationRules.CheckAsync(_shop, _background.Attention);
    }

    private async Task HappenAsync(LifeEvent happens)
    {
        var shopper = _shoppers[happens.Who];
        var order = shopper.Orders.Count == 0 ? (OrderId?)null : shopper.Orders[happens.Choice % shopper.Orders.Count];
        try
        {
            if (!await BuyAsync(happens, shopper) && order is { } id && !await PayAsync(happens, id)) await _staff.DoAsync(happens, id);
            await _background.DoAsync(happens, order);
        }
        catch (GatewayUnknownException)
        {
            // Stripe is silent: whoever asked tries again one day.
        }
    }

    private async Task<bool> BuyAsync(LifeEvent happens, SimulatedShopper shopper)
    {
        if (happens.Step == SimulationStep.TakeNewForm) shopper.TakeNewForm();
        if (happens.Step != SimulationStep.Place) return happens.Step == SimulationStep.TakeNewForm;
        // Every third time by a form that was opened anew; else by the one that may have been sent already.
        if (happens.Choice % 3 == 0) shopper.TakeNewForm();
        var result = await _shop.PlaceAsync(shopper.Request());
        shopper.Hear(result);
        if (result is PlaceOrderResult.CouponRefused) await _shop.SetCouponAsync(shopper.Cart, "");
        if (result is PlaceOrderResult.Placed placed)
            await _shop.RunAsync((SettlePayment settle) => settle.OfOrderAsync(placed.OrderId, default));
        return true;
    }

    // What a buyer and Stripe do on the payment page; the shop hears of it later, or never.
    private Task<bool> PayAsync(LifeEvent happens, OrderId order)
    {
        (SessionState From, SessionState To)? move = happens.Step switch
        {
            SimulationStep.Pay => (SessionState.Open, SessionState.Paid),
            SimulationStep.PayLater => (SessionState.Open, SessionState.Processing),
            SimulationStep.SessionEnds => (SessionState.Open, SessionState.Expired),
            SimulationStep.DelayedMoneyComes => (SessionState.Processing, SessionState.Paid),
            SimulationStep.DelayedMoneyFails => (SessionState.Processing, SessionState.PaymentFailed),
            SimulationStep.MoneyComesAfterTheEnd =>
                (happens.Choice % 2 == 0 ? SessionState.Expired : SessionState.PaymentFailed, SessionState.Paid),
            _ => null,
        };
        if (move is not { } wanted) return Task.FromResult(false);
        if (_shop.Gateway.Sessions.FirstOrDefault(session => session.OrderId == order && session.State == wanted.From) is { } session)
            _shop.Gateway.Become(session.Id, wanted.To);
        return Task.FromResult(true);
    }

    // The network heals, sessions end, delayed money comes, every event is told and the outbox runs, until nothing moves.
    private async Task ComeToRestAsync()
    {
        _shop.Gateway.LosesAnswers = false;
        for (var round = 0; round < 2; round++)
        {
            foreach (var session in _shop.Gateway.Sessions.Where(session => session.State is SessionState.Open or SessionState.Processing))
                _shop.Gateway.Become(session.Id, session.State == SessionState.Open ? SessionState.Expired : SessionState.Paid);
            _shop.Clock.Advance(TimeSpan.FromMinutes(1));
            await _background.ReconcileAsync();
            await _background.RunOutboxAsync();
            var charged = _shop.Gateway.Sessions.Where(session => session.State == SessionState.Paid)
                .Select(session => session.OrderId!.Value).ToHashSet();
            foreach (var order in charged) await _background.SetPeersReachableAsync(order);
        }
    }
}

/// <summary>What became of one world: how many orders ended how ("paid", "refunded", "money returned" …).</summary>
internal sealed record LifeEnd(int Orders, IReadOnlyList<string> Ends);
