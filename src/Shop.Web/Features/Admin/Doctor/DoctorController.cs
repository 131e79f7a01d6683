using Microsoft.AspNetCore.Mvc;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>What the page shows.</summary>
/// <param name="TestMail">What came of a test mail; null when none was asked for.</param>
public sealed record DoctorView(IReadOnlyList<DoctorFinding> Findings, AdminMessage? TestMail);

/// <summary>How the shop is run: each check with what to do.</summary>
public sealed class DoctorController(Doctor doctor) : Controller
{
    [HttpGet("/admin/doctor")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View("Index", new DoctorView(await doctor.ExamineAsync(cancellationToken), TestMail: null));

    internal const string TestMailForTheGuide = "/admin/doctor/test-mail/guide";

    /// <summary>The same from the setup guide, which one returns to; why it was not taken stands there.</summary>
    [HttpPost(TestMailForTheGuide)]
    public async Task<IActionResult> SendForTheGuide([FromServices] TestMail mail, CancellationToken cancellationToken)
    {
        var problem = await mail.SendAsync(User.Identity!.Name!, cancellationToken);
        TempData.Refuse(problem is null ? null : new AdminMessage("The mail server did not take the test mail: {0}", problem));
        return new SeeOtherResult("/admin/attention");
    }

    /// <summary>Mails whoever asks; the answer stands on the page.</summary>
    [HttpPost("/admin/doctor/test-mail")]
    public async Task<IActionResult> SendTestMail([FromServices] TestMail mail, CancellationToken cancellationToken)
    {
        var problem = await mail.SendAsync(User.Identity!.Name!, cancellationToken);
        return View("Index", new DoctorView(await doctor.ExamineAsync(cancellationToken),
            problem is null
                ? new("The mail server took a mail to {0}. See whether it arrives, and whether it lies in the spam folder.",
                    User.Identity!.Name)
                : new("{0}", problem)));
    }
}
