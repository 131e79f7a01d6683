namespace Shop.Domain.Persistence;

/// <summary>
/// How the processes of a shop tell each other over PostgreSQL what is stale: the sender's id and the tags, with a space between them.
/// </summary>
public static class ChangeMessage
{
    public const string Channel = "shop_changes";

    private const string Everything = "*";

    // PostgreSQL takes less than 8000 bytes; tags are ASCII.
    private const int MaxLetters = 7000;

    public static string Of(Guid node, IReadOnlyCollection<string> tags)
    {
        var joined = string.Join(' ', tags);
        return $"{node:N} {(joined.Length > MaxLetters ? Everything : joined)}";
    }

    /// <summary>Null for what this process sent itself. What cannot be read means that anything may be stale.</summary>
    public static ContentChange? Read(Guid ownInstance, string message)
    {
        var words = message.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0 && words[0] == ownInstance.ToString("N")) return null;
        return words.Length < 2 || words.Contains(Everything) ? ContentChange.All : new ContentChange(words[1..]);
    }
}
