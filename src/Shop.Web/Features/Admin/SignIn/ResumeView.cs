using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.SignIn;

/// <summary>An interrupted form, to be looked through and saved.</summary>
/// <param name="ReturnUrl">The page that it stood on.</param>
/// <param name="IsOfAnother">Somebody else typed it than who has signed in now.</param>
public sealed record ResumeView(InterruptedForm Form, string ReturnUrl, bool IsOfAnother)
{
    private const int ShownAtOnce = 40;
    private const int OneLine = 80;

    // Versions, one-time tokens and the button that was pressed.
    private static readonly string[] NotTyped = ["version", "shown", "token", "step", "pieces"];

    /// <summary>Longer forms are folded up, so that the button is in sight.</summary>
    public bool IsLong => Form.Fields.Count > ShownAtOnce;

    public static bool IsTyped(string name) => !NotTyped.Contains(name[(name.LastIndexOf('.') + 1)..]);

    public static bool IsLongText(string value) => value.Length > OneLine || value.Contains('\n', StringComparison.Ordinal);

    /// <summary>What a field is called: "text-en, summary" for "text-en.summary", "price, TEA-100" for "price[TEA-100]".</summary>
    public static string LabelOf(string name) =>
        name.TrimEnd(']').Replace("[", ", ", StringComparison.Ordinal).Replace(".", ", ", StringComparison.Ordinal);
}
