using Microsoft.AspNetCore.Mvc;

namespace Shop.Web.Hosting.Pages;

/// <summary>303: look there with GET. What a form answers, so that reloading the next page sends nothing again.</summary>
public sealed class SeeOtherResult(string location) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = location;
    }
}
