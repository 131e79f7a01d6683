using System.Text.Json.Nodes;
using Shop.Web.Sandbox.Pages;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>The hosted payment page: what Stripe shows the customer between the shop's checkout and its thanks.</summary>
internal sealed class PayPage(SandboxDatabase database, SessionPayments payments, DelayedPayments delayed, CheckoutSessions sessions,
    TimeProvider clock)
{
    private const int DefaultDelay = 3;
    private const int MaxDelay = 3600;

    public void Map(IEndpointRouteBuilder stripe)
    {
        stripe.MapGet("/pay/{id}", (string id, CancellationToken cancellationToken) => ShowAsync(id, PayNotice.None, cancellationToken));
        stripe.MapPost("/pay/{id}", PostAsync);
        stripe.MapGet("/pay/{id}/authenticate", ShowAuthenticationAsync);
        stripe.MapPost("/pay/{id}/authenticate", PostAuthenticationAsync);
    }

    private Task<IResult> ShowAsync(string id, PayNotice notice, CancellationToken cancellationToken) =>
        WithSessionAsync(id, (records, session) =>
        session.Text("status") == "open"
            ? PayPageView.Form(session, CheckoutSessions.LinesOf(records, id), notice)
            : PayPageView.Over(session, SuccessUrl(session)), cancellationToken);

    private async Task<IResult> PostAsync(string id, HttpContext context, CancellationToken cancellationToken)
    {
        var form = await FormAsync(context.Request, cancellationToken);
        return form["action"].ToString() switch
        {
            "cancel" => await WithSessionAsync(id, (_, session) => Back(session), cancellationToken),
            "expire" => await ExpireAsync(id, cancellationToken),
            "delayed" => await PayByDebitAsync(id, form, cancellationToken),
            "voucher" => await PayByVoucherAsync(id, form, cancellationToken),
            _ => await PayByCardAsync(id, CardEntry.From(form), cancellationToken),
        };
    }

    private async Task<IResult> PayByCardAsync(string id, CardEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Read(clock.GetUtcNow(), out var fault) is not { } card)
            return await ShowAsync(id, new PayNotice(fault.Problem, fault.Field, entry), cancellationToken);
        return await TryAsync(id, records => payments.PayByCard(records, id, card), entry, cancellationToken);
    }

    private Task<IResult> PayByDebitAsync(string id, IFormCollection form, CancellationToken cancellationToken)
    {
        var succeeds = form["outcome"].ToString() != "fail";
        return TryAsync(id, records => delayed.PayByDebit(records, id, Delay(form["delay_seconds"]), succeeds), CardEntry.Empty,
            cancellationToken);
    }

    private Task<IResult> PayByVoucherAsync(string id, IFormCollection form, CancellationToken cancellationToken)
    {
        var succeeds = form["voucher_outcome"].ToString() != "expire";
        return TryAsync(id, records => delayed.PayByVoucher(records, id, Delay(form["voucher_seconds"]), succeeds), CardEntry.Empty,
            cancellationToken);
    }

    private static TimeSpan Delay(string? typed) =>
        TimeSpan.FromSeconds(int.TryParse(typed, out var asked) ? Math.Clamp(asked, 0, MaxDelay) : DefaultDelay);

    private Task<IResult> ExpireAsync(string id, CancellationToken cancellationToken) => WithSessionAsync(id, (records, session) =>
    {
        sessions.ExpireIfOpen(records, session);
        return Back(session);
    }, cancellationToken);

    private Task<IResult> ShowAuthenticationAsync(string id, CancellationToken cancellationToken) =>
        WithSessionAsync(id, (records, session) =>
        session.Text("status") == "open" && SessionPayments.IsWaiting(records, id)
            ? PayPageView.Authentication(session)
            : new SeeOther(PathOf(id)), cancellationToken);

    private async Task<IResult> PostAuthenticationAsync(string id, HttpContext context, CancellationToken cancellationToken)
    {
        var form = await FormAsync(context.Request, cancellationToken);
        var confirmed = form["action"].ToString() == "complete";
        return await TryAsync(id, records => payments.FinishAuthentication(records, id, confirmed), CardEntry.Empty, cancellationToken);
    }

    private Task<IResult> TryAsync(string id, Func<SandboxTransaction, PayOutcome> pay, CardEntry entry,
        CancellationToken cancellationToken) =>
        WithSessionAsync(id, (records, _) =>
        {
            var outcome = pay(records);
            var session = CheckoutSessions.Get(records, id);
            return outcome.Step switch
            {
                PayStep.Complete => new SeeOther(SuccessUrl(session)),
                PayStep.Authenticate => new SeeOther($"{PathOf(id)}/authenticate"),
                PayStep.Expired => PayPageView.Over(session, SuccessUrl(session)),
                _ => PayPageView.Form(session, CheckoutSessions.LinesOf(records, id),
                    new PayNotice(outcome.Decline!.Message, "card_number", entry)),
            };
        }, cancellationToken);

    private async Task<IResult> WithSessionAsync(string id, Func<SandboxTransaction, JsonObject, IResult> show,
        CancellationToken cancellationToken)
    {
        try
        {
            return await database.RunAsync(Cause.None, records => show(records, CheckoutSessions.Get(records, id)), cancellationToken);
        }
        catch (StripeFault)
        {
            return PayPageView.Missing();
        }
    }

    private static async Task<IFormCollection> FormAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : FormCollection.Empty;

    private static SeeOther Back(JsonObject session) => new SeeOther(session.TextOrNull("cancel_url") ?? PathOf(session.Text("id")));

    private static string SuccessUrl(JsonObject session) =>
        session.Text("success_url").Replace("{CHECKOUT_SESSION_ID}", session.Text("id"), StringComparison.Ordinal);

    private static string PathOf(string id) => $"/sandbox/stripe/pay/{id}";
}
