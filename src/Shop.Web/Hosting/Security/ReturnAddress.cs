namespace Shop.Web.Hosting.Security;

/// <summary>Whether an address from a request may be redirected to (R74).</summary>
public static class ReturnAddress
{
    /// <summary>
    /// One path on this site: begins with a single slash, holds neither backslash nor control characters, also not
    /// encoded ones, because browsers read "/\evil.example" and "/%09/evil.example" after their own cleaning.
    /// </summary>
    public static bool IsLocal(string? address)
    {
        if (string.IsNullOrEmpty(address) || address[0] != '/') return false;
        var decoded = Uri.UnescapeDataString(address);
        return IsPlainPath(address) && IsPlainPath(decoded);
    }

    private static bool IsPlainPath(string text) =>
        !text.StartsWith("//", StringComparison.Ordinal) && !text.Any(letter => letter == '\\' || char.IsControl(letter));
}
