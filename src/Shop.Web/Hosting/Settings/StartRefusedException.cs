namespace Shop.Web.Hosting.Settings;

/// <summary>The shop must not start like this. The message is one plain line for the person who starts it.</summary>
public sealed class StartRefusedException(string reason) : Exception($"The shop does not start: {OneLine(reason)}")
{
    /// <summary>A setting is missing, unknown or contradicts another one. Secrets are never quoted.</summary>
    public static StartRefusedException Because(string key, string reason) => new($"{key} {reason}");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
