using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Settings;

/// <summary>The secret that the sandbox signs its webhooks with, made once and kept with the sandbox's state.</summary>
internal static class SandboxWebhookSecret
{
    public static string Keep(string dataPath)
    {
        var path = Path.Combine(dataPath, "sandbox", "webhook-secret");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path)) WriteOnce(path);
        return File.ReadAllText(path).Trim();
    }

    // A shop and a sandbox that start at once must end with the same secret: the first to move its file into place wins.
    private static void WriteOnce(string path)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllText(draft, $"whsec_{SecretToken.New()}");
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
