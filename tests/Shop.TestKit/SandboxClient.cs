using System.Text.Json;

namespace Shop.TestKit;

/// <summary>Reads what the shop's sandbox has seen: the mails sent and Stripe's ledger; and sets its faults.</summary>
public sealed class SandboxClient(Uri address) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly HttpClient _client = new() { BaseAddress = address };

    /// <summary>All mails, the newest last.</summary>
    public async Task<IReadOnlyList<SentMail>> MailsAsync() => await ReadAsync<SentMail[]>("/sandbox/mail.json");

    /// <summary>Waits for the first mail that fits.</summary>
    public Task<SentMail> MailAsync(Func<SentMail, bool> fits, TimeSpan deadline) =>
        Eventually.AnswerAsync(async () => (await MailsAsync()).FirstOrDefault(fits), deadline, () => "no such mail was sent");

    public Task<byte[]> AttachmentAsync(SentMail mail, string name) =>
        _client.GetByteArrayAsync(new Uri($"/sandbox/mail/{mail.Id}/{Uri.EscapeDataString(name)}", UriKind.Relative));

    public Task<StripeLedger> LedgerAsync() => ReadAsync<StripeLedger>("/sandbox/stripe/ledger.json");

    /// <summary>Sets faults (shares from 0 to 1): <c>ChaosAsync(("drop", "1"), ("seed", "7"))</c>; ("off", "true") ends them.</summary>
    public async Task ChaosAsync(params (string Name, string Value)[] faults)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/stripe/chaos");
        request.Content = new FormUrlEncodedContent(faults.Select(fault => KeyValuePair.Create(fault.Name, fault.Value)));
        SameOrigin.Mark(request, address);
        using var answer = await _client.SendAsync(request);
        if ((int)answer.StatusCode >= 400) throw new InvalidOperationException($"The sandbox answered {answer.StatusCode} to the faults.");
    }

    public void Dispose() => _client.Dispose();

    private async Task<T> ReadAsync<T>(string path)
    {
        var text = await _client.GetStringAsync(new Uri(path, UriKind.Relative));
        return JsonSerializer.Deserialize<T>(text, Json) ?? throw new InvalidOperationException($"{path} answered null.");
    }
}
