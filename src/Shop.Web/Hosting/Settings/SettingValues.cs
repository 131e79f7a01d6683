using System.Globalization;

namespace Shop.Web.Hosting.Settings;

/// <summary>Reads single settings; whatever cannot be understood refuses the start and names its key.</summary>
public sealed class SettingValues(IConfiguration configuration)
{
    /// <summary>The trimmed text, or null when it is missing or blank.</summary>
    public string? Text(string key) => configuration[key]?.Trim() is { Length: > 0 } text ? text : null;

    public bool IsSet(string key) => Text(key) is not null;

    /// <summary>The entries of a list, as <c>Key:0</c>, <c>Key:1</c> … or as one text with commas.</summary>
    public IReadOnlyList<string> List(string key)
    {
        const StringSplitOptions tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        if (Text(key) is { } text) return text.Split([',', ';'], tidy);
        return [.. Entries(key)];
    }

    /// <summary>The entries <c>Key:0</c>, <c>Key:1</c> …, each whole.</summary>
    public IEnumerable<string> Entries(string key) =>
        configuration.GetSection(key).GetChildren().Select(child => child.Value?.Trim() ?? "").Where(text => text.Length > 0);

    public bool Switch(string key, bool otherwise) => Text(key) is not { } text
        ? otherwise
        : bool.TryParse(text, out var value) ? value : throw StartRefusedException.Because(key, $"must be true or false, not '{text}'.");

    public int Number(string key, int otherwise, int least, int most)
    {
        if (Text(key) is not { } text) return otherwise;
        var understood = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        return understood && value >= least && value <= most
            ? value
            : throw StartRefusedException.Because(key, $"must be a whole number from {least} to {most}, not '{text}'.");
    }

    /// <summary>One of the enum's names, in any case; a number is not a name.</summary>
    public TEnum Choice<TEnum>(string key, TEnum otherwise) where TEnum : struct, Enum
    {
        if (Text(key) is not { } text) return otherwise;
        var name = Enum.GetNames<TEnum>().FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is not null
            ? Enum.Parse<TEnum>(name)
            : throw StartRefusedException.Because(key, $"must be one of {string.Join(", ", Enum.GetNames<TEnum>())}, not '{text}'.");
    }

    /// <summary>An absolute http or https address without user, query or fragment.</summary>
    public Uri? Address(string key)
    {
        if (Text(key) is not { } text) return null;
        var understood = Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address is { Query: "", Fragment: "", UserInfo: "" };
        return understood ? address : throw StartRefusedException.Because(key, $"must be an absolute http or https address, not '{text}'.");
    }
}
