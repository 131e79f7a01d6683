using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.SignIn;

/// <summary>The page of the link that a first start prints.</summary>
/// <param name="Email">As typed; passwords are never shown again.</param>
/// <param name="Problems">What is wrong with what was typed; null when nothing is.</param>
public sealed record FirstOwnerView(string Token, SetupLinkState State, string Email, FirstOwnerProblems? Problems)
{
    public bool Holds => State == SetupLinkState.Holds;
}

/// <summary>Where whoever has started a shop becomes its first owner. Opening the link changes nothing.</summary>
[AllowAnonymous]
public sealed class FirstOwnerController(SetupLinks links, MakeFirstOwner make) : Controller
{
    private const string Guide = "/admin/attention";
    private const string Path = StaffAccess.SetupPath + "/{token}";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string token, CancellationToken cancellationToken) =>
        Page(new FirstOwnerView(token, await links.StateAsync(token, cancellationToken), "", null));

    [HttpPost(Path)]
    public async Task<IActionResult> Make(
        string token, string? email, string? password, [FromForm(Name = "password_again")] string? again,
        [FromServices] UserManager<StaffUser> accounts, CancellationToken cancellationToken)
    {
        var state = await links.StateAsync(token, cancellationToken);
        if (state != SetupLinkState.Holds) return Page(new FirstOwnerView(token, state, "", null));
        var typed = new FirstOwner(email ?? "", password ?? "", again ?? "");
        if (await make.ExecuteAsync(token, typed, accounts, cancellationToken) is not { } problems) return new SeeOtherResult(Guide);
        // Without a problem somebody was faster, and the page says so.
        if (problems.IsNone) state = await links.StateAsync(token, cancellationToken);
        return Page(new FirstOwnerView(token, state, typed.Email, problems));
    }

    private ViewResult Page(FirstOwnerView view)
    {
        Response.StatusCode = !view.Holds
            ? StatusCodes.Status410Gone
            : view.Problems is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("FirstOwner", view);
    }
}
