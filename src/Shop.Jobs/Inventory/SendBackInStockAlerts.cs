using Microsoft.Extensions.Logging;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Inventory;

/// <summary>
/// Writes once to everyone who waits for the SKU. At least once, like all mails: who dies between sending and forgetting
/// sends one mail again, with the same id. Once it is sold out again the rest goes on waiting.
/// </summary>
public sealed class SendBackInStockAlerts(
    WaitingAlerts waiting, VariantLookup variants, IEmailSender sender, BackInStockMails mails, ILogger<SendBackInStockAlerts> log)
        : IHandle<BackInStock>
{
    public async Task HandleAsync(BackInStock happened, CancellationToken cancellationToken)
    {
        for (var portion = await waiting.ClaimAsync(happened.Sku, cancellationToken); portion.Count > 0;
             portion = await waiting.ClaimAsync(happened.Sku, cancellationToken))
            await SendAsync(portion, cancellationToken);

        // Someone else is at the rest, or died at it: the outbox lets this be looked at again.
        if (await waiting.AnyAsync(happened.Sku, cancellationToken))
            throw new InvalidOperationException($"Notices of {happened.Sku} are still being sent.");
    }

    private async Task SendAsync(IReadOnlyList<BackInStockAlert> portion, CancellationToken cancellationToken)
    {
        var open = new Queue<BackInStockAlert>(portion);
        try
        {
            await using var held = waiting.Hold(portion, cancellationToken);
            for (; open.TryPeek(out var notice); open.Dequeue()) await SendAsync(notice, held.Token);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            await waiting.GiveBackAsync(open, CancellationToken.None);
            throw;
        }
    }

    private async Task SendAsync(BackInStockAlert notice, CancellationToken cancellationToken)
    {
        var found = await variants.FindAsync([notice.Sku], notice.Culture, cancellationToken);
        // What is off sale for good is not there again, however much of it is in stock.
        if (found.GetValueOrDefault(notice.Sku) is { IsForSale: true } variant) await TellAsync(notice, variant, cancellationToken);
        await waiting.ForgetAsync(notice, cancellationToken);
    }

    private async Task TellAsync(BackInStockAlert notice, SellableVariant variant, CancellationToken cancellationToken)
    {
        try
        {
            using var message = await mails.BackInStockAsync(notice, variant, cancellationToken);
            await sender.SendAsync(message, token => waiting.ConfirmAsync(notice, token), cancellationToken);
        }
        catch (EmailRefusedException refused)
        {
            log.LogInformation(refused, "The address of notice {NoticeId} takes no mail.", notice.Id);
        }
    }
}
