using System.Net.Sockets;

namespace Shop.TestKit.Proofs;

/// <summary>What the shoppers and the staff of a crash run do, again and again until it is done.</summary>
public sealed partial class CrashRun
{
    private async Task BuyAsync(string email)
    {
        using var shopper = new CookieShopper(shop.Address);
        var variant = _catalogue[_random.Next(_catalogue.Count)];
        await TryAsync(() => shopper.AddToCartAsync(variant.Sku, 1));
        if (_bought.Count % 2 == 0) await TryAsync(() => shopper.PostAsync("/cart/coupon", ("code", "WELCOME10")));
        var page = await TryAsync(() => shopper.VisitAsync("/checkout"));
        var fields = new CheckoutFields { Email = email }.ToFields();
        var placed = await TryAsync(() => shopper.SubmitAsync(page, "/checkout", fields));
        if (!placed.IsPlaced())
        {
            Breach($"{email}: not placed: {placed.Describe()}");
            return;
        }

        _bought.Add((email, page.TotalMinor));
        var order = await PayAsync(shopper, placed.Location!);
        await WatchMailAsync(email);
        if (order is not null && _bought.Count % PurchasesBetweenRefunds == 0) await RefundAsync(order.Hook("data-order-number"));
    }

    // Long enough for the cuts around the mail to happen; that it came is checked later.
    private async Task WatchMailAsync(string email)
    {
        for (var look = 0; look < 20 && !shop.HasEnded; look++)
        {
            if ((await TryAsync(shop.Sandbox.MailsAsync)).Any(mail => mail.To == email)) return;
            await Task.Delay(100);
        }
    }

    // As a person would: back to the order, and there "pay" again, until it is paid.
    private async Task<ShopPage?> PayAsync(CookieShopper shopper, Uri where)
    {
        for (var tries = 0; tries < 30; tries++)
        {
            var page = await TryAsync(async () => await shopper.FollowAsync(await shopper.GetAsync(where)));
            if (page.Document.QuerySelector("[data-order-status=paid]") is not null) return page;
            if (page.Document.QuerySelector("[name=card_number]") is not null) page = await TryAsync(() => SendCardAsync(shopper, page));
            else if (page.Document.QuerySelector("a[href*='/checkout/return']") is { } back)
                page = await TryAsync(async () => await shopper.FollowAsync(await shopper.GetAsync(new Uri(back.GetAttribute("href")!))));
            else if (page.Document.QuerySelector("form[action$='/pay']") is not null)
                page = await TryAsync(async () => await shopper.FollowAsync(await shopper.SubmitAsync(page, "/pay")));
            else await Task.Delay(200);
            where = page.Address;
        }

        Breach($"{where}: not paid after many tries");
        return null;
    }

    // The form is sent again after a cut, with the same token: one refund.
    private async Task RefundAsync(string number)
    {
        var page = await TryAsync(() => _staff.GetAsync($"/admin/orders/{number}"));
        await TryAsync(() => _staff.SubmitAsync(page, "/refund", ("amount", "1.00"), ("reason", "crash run")));
        _refunds++;
        for (var look = 0; look < 15 && !shop.HasEnded; look++)
        {
            if ((await TryAsync(() => _staff.GetAsync($"/admin/orders/{number}")))
                .Document.QuerySelector("tr[data-refund-status=Succeeded]") is not null) return;
            await Task.Delay(100);
        }
    }

    private static async Task<ShopPage> SendCardAsync(CookieShopper shopper, ShopPage page) =>
        await shopper.FollowAsync(await shopper.SubmitAsync(
        page.FormWith("card_number"), ("card_number", TestCards.Good), ("expiry", "12/40"), ("cvc", "123"), ("action", "pay")));

    private async Task<T> TryAsync<T>(Func<Task<T>> step)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await step();
            }
            catch (Exception cut)
                when (tries < 20
                && (shop.HasEnded
                || cut is HttpRequestException or IOException or SocketException or TaskCanceledException or TimeoutException))
            {
                if (shop.HasEnded) await DiedAsync();
                else await Task.Delay(200);
            }
        }
    }
}
