using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>An answer of the API. A replayed one names the request that it was first given to.</summary>
internal sealed record StripeAnswer(int Status, string Body, string? OriginalRequest = null);

/// <summary>
/// Stripe's rules: the same key with the same parameters gets the stored answer, status and body, errors too; with other
/// parameters a 400; while the first is still running a 409. Keys are forgotten after 24 hours, and an answer is stored
/// only once the request was begun.
/// </summary>
internal sealed class Idempotency
{
    private const int MaxKey = 255;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);

    /// <summary>Marks the key as running until the answer is disposed.</summary>
    /// <exception cref="StripeFault">Another request with the key is running, or the key is too long.</exception>
    public IDisposable Enter(string key)
    {
        if (key.Length > MaxKey) throw StripeFault.Invalid("Idempotency-Key", $"Idempotency keys must be at most {MaxKey} characters.");
        return _running.TryAdd(key, true) ? new Running(this, key) : throw StripeFault.KeyInUse(key);
    }

    /// <summary>What makes two requests the same: the route and all parameters, in any order.</summary>
    public static string Fingerprint(string path, IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> fields)
    {
        var pairs = fields.SelectMany(field => field.Value.Select(value => $"{field.Key}\u001f{value}")).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\u001e{string.Join('\u001e', pairs)}")));
    }

    /// <summary>The answer stored under the key, or null when the key is free.</summary>
    /// <exception cref="StripeFault">The key was used with other parameters.</exception>
    public static StripeAnswer? Replay(SandboxTransaction records, string key, string fingerprint)
    {
        records.Execute("DELETE FROM keys WHERE created <= $oldest", ("$oldest", (records.Now - Kept).ToUnixTimeSeconds()));
        var kept = records.Query(
            "SELECT fingerprint, status, body, request FROM keys WHERE key = $key",
            row => (Fingerprint: row.GetString(0), Answer: new StripeAnswer(row.GetInt32(1), row.GetString(2), row.GetString(3))),
                ("$key", key));
        if (kept.Count == 0) return null;
        return kept[0].Fingerprint == fingerprint ? kept[0].Answer : throw StripeFault.KeyReused(key);
    }

    public static void Keep(SandboxTransaction records, string key, string fingerprint, StripeAnswer answer) => records.Execute(
        "INSERT INTO keys (key, fingerprint, status, body, request, created) VALUES ($key, $fingerprint, $status, $body, $request, "
            + "$created)",
        ("$key", key), ("$fingerprint", fingerprint), ("$status", answer.Status), ("$body", answer.Body),
        ("$request", records.Cause.RequestId), ("$created", records.Now.ToUnixTimeSeconds()));

    private sealed class Running(Idempotency owner, string key) : IDisposable
    {
        public void Dispose() => owner._running.TryRemove(key, out _);
    }
}
