using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Domain.Content.Messages;
using Shop.Domain.Shared;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Messages;

/// <summary>People write to the merchant. The form stands on the merchant's contact page too.</summary>
public sealed class MessagesController(
    ContactMessages messages, MessageLimit limit, MessageDraft draft, Shopper shopper, IStringLocalizer<Text> texts) : Controller
{
    [HttpGet("/contact")]
    public IActionResult Write() => View("Write", draft.Read(HttpContext) is { } typed ? FormOf(typed) : MessageForm.Empty);

    [HttpPost("/contact")]
    public async Task<IActionResult> Send(CancellationToken cancellationToken)
    {
        var form = MessageForm.Read(Request.Form).Checked(texts);
        if (form.Problems.Count > 0) return Again(form, tooMany: false);
        // Whoever fills in what nobody sees is told that all is well, and learns nothing.
        if (Request.Form[MessageForm.Trap].ToString().Length > 0) return Sent();
        var network = ClientNetwork.Of(HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        if (!await limit.TryTakeAsync(PlainText.EmailKey(form.Email), network, cancellationToken)) return Again(form, tooMany: true);
        await messages.SendAsync(new ContactWords(form.Name, form.Email, form.Message), shopper.Culture, cancellationToken);
        return Sent();
    }

    [HttpGet("/contact/sent")]
    public IActionResult Thanks() => View("Sent");

    private SeeOtherResult Sent()
    {
        draft.Remove(HttpContext);
        return new SeeOtherResult($"{shopper.Language.Prefix}/contact/sent");
    }

    private IActionResult Again(MessageForm form, bool tooMany)
    {
        var typed = new TypedMessage(form.Name, form.Email, form.Message, tooMany);
        if (draft.TryKeep(HttpContext, typed)) return new SeeOtherResult($"{shopper.Language.Prefix}/contact");
        // Too long for a cookie: losing it would be worse than an address that cannot be opened again.
        Response.StatusCode = tooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        return View("Write", FormOf(typed));
    }

    private MessageForm FormOf(TypedMessage typed)
    {
        var form = new MessageForm(typed.Name, typed.Email, typed.Message).Checked(texts);
        return typed.TooMany ? form.Refused(texts) : form;
    }
}
