using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Payments;

/// <summary>Where Stripe tells what happened: bytes, signature, stored, answered (R27–R30). Nothing is done here.</summary>
[NoBrowser]
public sealed class StripeWebhookController(ReceiveStripeEvent receive) : Controller
{
    private const int MaxBytes = 1024 * 1024;

    [HttpPost("/webhooks/stripe")]
    [RequestSizeLimit(MaxBytes + 1)]
    public async Task<IActionResult> Receive(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is not { } body) return StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            var received = await receive.ExecuteAsync(body, Request.Headers["Stripe-Signature"], cancellationToken);
            return received is ReceivedEvent.Refused ? BadRequest() : Ok();
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            // Stripe tries again later: better than losing what it said.
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        if (Request.ContentLength > MaxBytes) return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await Request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > MaxBytes) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
