using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Web.Features.Shared;

/// <summary>303: look there with GET. What a form answers, so that reloading the next page sends nothing again.</summary>
public sealed class SeeOtherResult(string location) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = InHeader(location);
    }

    /// <summary>
    /// The address as a header can hold it. What somebody wrote into the address of a form may come back in it: letters that
    /// are not ASCII, spaces and control characters are escaped, all else stays.
    /// </summary>
    public static string InHeader(string address)
    {
        if (address.All(IsVisible)) return address;
        var escaped = new StringBuilder();
        foreach (var rune in address.EnumerateRunes())
            escaped.Append(rune.IsAscii && IsVisible((char)rune.Value) ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        return escaped.ToString();
    }

    private static bool IsVisible(char letter) => letter is > ' ' and < '\u007f';
}
