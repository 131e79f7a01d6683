namespace Shop.Domain.Pricing;

/// <summary>
/// The postcodes between two beginnings, which are of one length: 35 to 35 are all that begin with 35, 08000 to 08999 those of
/// Barcelona. Compared are letters and digits alone.
/// </summary>
public readonly record struct PostcodeRange(string First, string Last)
{
    private const int MaxLength = 10;

    /// <summary>Reads <c>35</c> or <c>08000-08999</c>; false for anything else, and when the end is before the beginning.</summary>
    public static bool TryParse(string text, out PostcodeRange range)
    {
        var ends = text.ToUpperInvariant().Split('-');
        range = new PostcodeRange(ends[0], ends[^1]);
        return ends.Length <= 2 && ends.All(end => end.Length is > 0 and <= MaxLength && end.All(char.IsAsciiLetterOrDigit))
            && ends[0].Length == ends[^1].Length && string.CompareOrdinal(ends[0], ends[^1]) <= 0;
    }

    /// <param name="letters">A postcode's letters and digits.</param>
    public bool Has(string letters) => letters.Length >= First.Length
        && string.CompareOrdinal(letters[..First.Length], First) >= 0 && string.CompareOrdinal(letters[..Last.Length], Last) <= 0;

    /// <summary>Some postcode is in both.</summary>
    public bool Overlaps(PostcodeRange other)
    {
        var length = Math.Min(First.Length, other.First.Length);
        return string.CompareOrdinal(First[..length], other.Last[..length]) <= 0
            && string.CompareOrdinal(other.First[..length], Last[..length]) <= 0;
    }

    public override string ToString() => First == Last ? First : $"{First}-{Last}";
}
