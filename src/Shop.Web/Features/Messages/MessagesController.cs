using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Domain.Content.Messages;
using Shop.Domain.Shared;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Messages;

/// <summary>People write to the merchant. The form stands on the merchant's contact page too.</summary>
public sealed class MessagesController(ContactMessages messages, MessageLimit limit, Shopper shopper, IStringLocalizer<Text> texts)
    : Controller
{
    [HttpGet("/contact")]
    public IActionResult Write() => View("Write", MessageForm.Empty);

    [HttpPost("/contact")]
    public async Task<IActionResult> Send(CancellationToken cancellationToken)
    {
        var form = MessageForm.Read(Request.Form).Checked(texts);
        if (form.Problems.Count > 0) return Again(form);
        // Whoever fills in what nobody sees is told that all is well, and learns nothing.
        if (Request.Form[MessageForm.Trap].ToString().Length > 0) return Sent();
        var network = ClientNetwork.Of(HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        if (!await limit.TryTakeAsync(PlainText.EmailKey(form.Email), network, cancellationToken))
            return Again(form with
            {
                Problems = new Dictionary<string, string> { [""] = texts["Too many messages came from here. Please try again later."] },
            });
        await messages.SendAsync(new ContactWords(form.Name, form.Email, form.Message), shopper.Culture, cancellationToken);
        return Sent();
    }

    [HttpGet("/contact/sent")]
    public IActionResult Thanks() => View("Sent");

    private SeeOtherResult Sent() => new($"{shopper.Language.Prefix}/contact/sent");

    private ViewResult Again(MessageForm form)
    {
        Response.StatusCode = form.Problems.ContainsKey("")
            ? StatusCodes.Status429TooManyRequests
            : StatusCodes.Status422UnprocessableEntity;
        return View("Write", form);
    }
}
