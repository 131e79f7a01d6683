namespace Shop.Web.Sandbox;

/// <summary>Where the sandbox keeps its state and whom it tells.</summary>
/// <param name="DataPath">The shop's data folder; the sandbox writes to its subfolder <c>sandbox</c> only.</param>
/// <param name="PublicUrl">The address under which browsers and the shop reach the sandbox, without a closing slash.</param>
/// <param name="WebhookUrl">Where events are posted to: the shop's own webhook address.</param>
/// <param name="WebhookSecret">What events are signed with.</param>
public sealed record SandboxOptions(string DataPath, string PublicUrl, string WebhookUrl, string WebhookSecret)
{
    internal string Folder => Path.Combine(DataPath, "sandbox");

    internal string Origin => PublicUrl.TrimEnd('/');
}
