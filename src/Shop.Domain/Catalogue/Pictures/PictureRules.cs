using System.Text.RegularExpressions;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue.Pictures;

/// <summary>How pictures are named, described, and how wide their renditions are.</summary>
public static partial class PictureRules
{
    public const int HashLength = 64;
    public const int MaxAlt = 300;
    public const int MaxProblem = 500;

    /// <summary>So many pictures tell a shopper all that pictures can.</summary>
    public const int MaxForAProduct = 24;

    private static readonly int[] Widths = [320, 640, 960, 1200];

    /// <summary>The widths in pixels that a picture is offered in: never wider than it is itself, and at least one.</summary>
    public static IReadOnlyList<int> WidthsOf(int width)
    {
        var largest = Math.Min(width, Widths[^1]);
        return [.. Widths.Where(each => each < largest), largest];
    }

    /// <summary>The height that goes with a rendition's width.</summary>
    public static int HeightAt(int renditionWidth, int width, int height) =>
        Math.Max(1, (int)Math.Round((double)height * renditionWidth / width, MidpointRounding.AwayFromZero));

    public static bool IsHash(string text) => text.Length == HashLength && HashForm().IsMatch(text);

    /// <exception cref="DomainException">Not 64 small hexadecimal digits.</exception>
    internal static string Hash(string hash) => IsHash(hash) ? hash : throw new DomainException($"'{hash}' is not a valid picture.");

    [GeneratedRegex("^[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex HashForm();
}
