using System.Text.Json.Serialization;

namespace Shop.Domain.Settings.Looks;

/// <summary>A font that the merchant brought as a file.</summary>
/// <param name="Mark">The file's: 16 hexadecimal digits.</param>
/// <param name="Name">As the merchant calls it; no page shows it to shoppers.</param>
/// <param name="HasSerifs">What stands in for it until it is loaded, and in mails.</param>
public sealed record OwnFont(string Mark, string Name, bool HasSerifs)
{
    public const int MaxNameLength = 60;

    /// <summary>As the fields of the look name it.</summary>
    [JsonIgnore]
    public string Code => $"own-{Mark}";

    [JsonIgnore]
    internal bool IsWhole => Mark.Length == 16 && Mark.All(char.IsAsciiHexDigitLower) && Name is { Length: > 0 and <= MaxNameLength };
}
