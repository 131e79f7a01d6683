using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Content.Mails;
using Shop.Domain.Shared;
using Shop.Jobs.Mail.Templates;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Mails;

/// <param name="Stored">Those in the merchant's words.</param>
public sealed record MailList(IReadOnlyList<MailKind> Kinds, IReadOnlyList<MailTemplate> Stored);

/// <param name="Stored">Null where the shop's own words are used.</param>
/// <param name="Done">What the page says to have been done.</param>
public sealed record MailEditor(MailKind Kind, Language Language, AdminForm Form, MailTemplate? Stored, AdminMessage? Done);

/// <summary>The mails to buyers: what each says in each language.</summary>
public sealed class MailsController(
    MailTemplates templates, Languages languages, TestMailOfTemplate tests, IEnumerable<MailKind> kinds) : Controller
{
    public const string Address = "/admin/mails";
    private const string One = $"{Address}/{{mail}}/{{culture}}";

    public static string AddressOf(string mail, string culture) => $"{Address}/{mail}/{culture}";

    [HttpGet(Address)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(new MailList([.. kinds], await templates.AllAsync(cancellationToken)));

    [HttpGet(One)]
    public async Task<IActionResult> Show(string mail, string culture, string? done, CancellationToken cancellationToken)
    {
        if (Find(mail, culture) is not var (kind, language)) return NotFound();
        var stored = await templates.FindAsync(mail, culture, cancellationToken);
        AdminMessage? said = done switch
        {
            "saved" => "Saved. It is used from the next mail on.",
            "reset" => "The default is back.",
            _ => null,
        };
        return Page(new MailEditor(kind, language, MailForm.Of(stored, kind, language), stored, said));
    }

    [HttpPost(One)]
    public async Task<IActionResult> Save(string mail, string culture, CancellationToken cancellationToken)
    {
        if (Find(mail, culture) is not var (kind, language)) return NotFound();
        var (stored, form) = (await templates.FindAsync(mail, culture, cancellationToken), AdminForm.Sent(MailForm.Id, Request.Form));
        var now = MailForm.Of(stored, kind, language);
        if (!form.Follow(now)) return Page(new MailEditor(kind, language, form.Beside(now), stored, null));
        if (MailForm.Read(form, kind, language) is not { } words) return Page(new MailEditor(kind, language, form, stored, null));
        var result = await templates.SaveAsync(mail, culture, form.Version, words, cancellationToken);
        if (result == SaveResult.Saved) return new SeeOtherResult($"{AddressOf(mail, culture)}?done=saved");
        return await StaleAsync(kind, language, form, cancellationToken);
    }

    [HttpPost($"{One}/reset")]
    public async Task<IActionResult> Reset(string mail, string culture, CancellationToken cancellationToken)
    {
        if (Find(mail, culture) is not var (kind, language)) return NotFound();
        var form = AdminForm.Sent(MailForm.Id, Request.Form);
        var result = await templates.ResetAsync(mail, culture, form.Version, cancellationToken);
        if (result == SaveResult.Saved) return new SeeOtherResult($"{AddressOf(mail, culture)}?done=reset");
        return await StaleAsync(kind, language, form, cancellationToken);
    }

    /// <summary>Sends what is in the fields to whoever is signed in; nothing is saved.</summary>
    [HttpPost($"{One}/test")]
    public async Task<IActionResult> Test(string mail, string culture, CancellationToken cancellationToken)
    {
        if (Find(mail, culture) is not var (kind, language)) return NotFound();
        var (stored, form) = (await templates.FindAsync(mail, culture, cancellationToken), AdminForm.Sent(MailForm.Id, Request.Form));
        var (to, words) = (User.Identity!.Name!, MailForm.Read(form, kind, language));
        if (words is not null && await tests.SendAsync(kind, language, words, to, cancellationToken) is { } wrong) form.Refuse("", wrong);
        return Page(new MailEditor(kind, language, form, stored,
            form.IsGood ? new AdminMessage("A test mail went to {0}. Nothing is saved yet.", to) : null));
    }

    /// <summary>What is stored as the buyer gets it, for the frame below the fields.</summary>
    [HttpGet($"{One}/preview")]
    public async Task<IActionResult> Preview(string mail, string culture, CancellationToken cancellationToken)
    {
        if (Find(mail, culture) is not var (kind, language)) return NotFound();
        var words = (await templates.FindAsync(mail, culture, cancellationToken))?.Words ?? kind.Words(language);
        return await FrameAsync(kind, language, words, isText: false, cancellationToken);
    }

    /// <summary>The same of what is in the fields; nothing is saved.</summary>
    [HttpPost($"{One}/preview")]
    public async Task<IActionResult> Preview(string mail, string culture, string? part, CancellationToken cancellationToken)
    {
        if (Find(mail, culture) is not var (kind, language)) return NotFound();
        var form = AdminForm.Sent(MailForm.Id, Request.Form);
        return MailForm.Read(form, kind, language) is { } words
            ? await FrameAsync(kind, language, words, part == MailForm.Text, cancellationToken)
            : Frame(MailFrame.Refused(language, form.Problems.Values));
    }

    private async Task<IActionResult> FrameAsync(
        MailKind kind, Language language, MailWords words, bool isText, CancellationToken cancellationToken)
    {
        try
        {
            var (message, order) = await tests.WriteAsync(kind, language, words, User.Identity!.Name!, cancellationToken);
            using (message) return Frame(MailFrame.Of(message, order, language, isText));
        }
        catch (TemplateFailedException failed)
        {
            return Frame(MailFrame.Refused(language, [MailForm.Said(failed.Problem)]));
        }
    }

    private PartialViewResult Frame(MailFrame frame)
    {
        Response.Headers.ContentSecurityPolicy = ContentPolicy.ShownMail;
        return PartialView("Frame", frame);
    }

    private (MailKind Kind, Language Language)? Find(string mail, string culture) =>
        kinds.FirstOrDefault(kind => kind.Code == mail) is { } kind && languages.Has(culture)
            ? (kind, languages.Named(culture))
            : null;

    private async Task<IActionResult> StaleAsync(MailKind kind, Language language, AdminForm form, CancellationToken cancellationToken)
    {
        var stored = await templates.FindAsync(kind.Code, language.Code, cancellationToken);
        return Page(new MailEditor(kind, language, form.Beside(MailForm.Of(stored, kind, language)), stored, null));
    }

    private ViewResult Page(MailEditor page)
    {
        Response.StatusCode = page.Form.StatusCode;
        return View("Edit", page);
    }
}
