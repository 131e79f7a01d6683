namespace Shop.Domain.Shared;

/// <summary>
/// What the buyer of an order names in a transfer: a creditor reference (ISO 11649) around the order's number. Banks check its
/// digits when it is typed, and no letter of it is mistaken for another.
/// </summary>
public static class CreditorReference
{
    private const string Prefix = "RF";

    /// <summary>"RF46K7Q2M9XD" for the order K7Q2-M9XD.</summary>
    public static string Of(string orderNumber)
    {
        var compact = orderNumber.Replace("-", "", StringComparison.Ordinal);
        return $"{Prefix}{CheckDigits.Of(Prefix, compact)}{compact}";
    }

    /// <summary>In groups of four, as people read and type it.</summary>
    public static string Grouped(string reference) => string.Join(' ', reference.Chunk(4).Select(group => new string(group)));

    /// <summary>Whether it is one whose check digits fit.</summary>
    public static bool IsRight(string reference) =>
        reference.StartsWith(Prefix, StringComparison.Ordinal) && reference.All(char.IsAsciiLetterOrDigit) && CheckDigits.Fit(reference);
}
