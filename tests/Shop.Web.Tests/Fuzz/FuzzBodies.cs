using System.Globalization;
using System.Text;
using Stripe;

namespace Shop.Web.Tests.Fuzz;

/// <summary>Bodies: forms with some fields spoilt, and what is no form at all.</summary>
internal sealed class FuzzBodies(Random random, string webhookSecret)
{
    /// <summary>Puts a body on the request.</summary>
    /// <param name="fields">What a browser would send.</param>
    public void Fill(HttpRequestMessage request, List<KeyValuePair<string, string>> fields)
    {
        if (random.In(12)) return;
        var spoilt = Spoil(fields);
        var (bytes, type) = random.Next(6) switch
        {
            0 => (Encoding.UTF8.GetBytes(Encoded(spoilt)), random.Any(HostileValues.ContentTypes)),
            1 => Multipart(spoilt),
            2 => (Encoding.UTF8.GetBytes(
                random.Any(new[] { "{\"sku\":\"\\ud800\"}", "[[[[", "", "\0\0\0", "<a/>", new string('[', 3000) })),
                random.Any(HostileValues.ContentTypes)),
            _ => (Encoding.UTF8.GetBytes(Encoded(spoilt)), "application/x-www-form-urlencoded"),
        };
        var content = new ByteArrayContent(bytes);
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Content = content;
    }

    /// <summary>An event with a good signature and hostile insides.</summary>
    public void FillEvent(HttpRequestMessage request)
    {
        string Field() => random.Any(new[]
        {
            "\"evt_" + Guid.NewGuid()
                .ToString("N") + "\"", "\"\\ud800\"", "\"a\\u0000b\"", "\"\\udc00\\ud800\"", "null", "1", "[]", "\"\"",
                "\"" + new string('x', 300) + "\"", "\"charge.refunded\"",
            "\"checkout.session.completed\"", "\"2026-10-28.endive\"", "{\"id\":\"\\u0000\"}", "\"\uFFFE🍵\"", "1e999",
                "\"payment_intent.succeeded\"",
        });
        var body = $"{{\"id\":{Field()},\"object\":\"event\",\"type\":{Field()},\"livemode\":{random.Any(new[] { "false", "true", "0" })},\"api_version\":{Field()},\"created\":{Field()}," +
            $"{(random.In(4) ? "\"\\ud800\":1," : "")}\"data\":{{\"object\":{{\"id\":{Field()},\"payment_intent\":{Field()},\"metadata\":{{\"payment_id\":{Field()},\"order_id\":{Field()}}}}}}}}}";
        if (random.In(6)) body = random.Any(new[] { "[]", "\"x\"", "null", "{}", body[..^1], "\0" + body, new string('[', 600) });
        var content = new StringContent(body, new UTF8Encoding(false));
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", random.Any(HostileValues.ContentTypes) ?? "application/json");
        request.Headers.TryAddWithoutValidation("Stripe-Signature",
            EventUtility.GenerateSignatureHeader(body, webhookSecret, DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
        request.Content = content;
    }

    private List<KeyValuePair<string, string>> Spoil(List<KeyValuePair<string, string>> fields)
    {
        var spoilt = fields.ToList();
        for (var times = random.Next(4); times > 0 && spoilt.Count > 0; times--)
        {
            var at = random.Next(spoilt.Count);
            if (random.In(6)) spoilt.RemoveAt(at);
            else spoilt[at] =
                KeyValuePair.Create(random.In(10) ? random.Any(HostileValues.Texts) : spoilt[at].Key, random.Any(HostileValues.Texts));
        }

        if (random.In(10)) spoilt.Add(new(Odd(), random.Any(HostileValues.Texts)));
        if (random.In(60))
            spoilt.AddRange(Enumerable.Range(0, random.Any(new[] { 300, 5000, 20_000 }))
                .Select(number => KeyValuePair.Create($"restock[{number}].key", "1")));
        return spoilt;
    }

    private string Odd() => random.Next(6) switch
    {
        0 => string.Concat(Enumerable.Repeat("a[b]", 300)),
        1 => "restock[" + random.Any(HostileValues.Texts) + "]",
        2 => new string('k', 3000),
        3 => string.Join('.', Enumerable.Repeat("form", 100)),
        4 => "option.size",
        _ => "version",
    };

    private (byte[], string) Multipart(List<KeyValuePair<string, string>> fields)
    {
        const string Mark = "xyzzy";
        var body = new StringBuilder();
        foreach (var (name, value) in fields)
            body.Append(CultureInfo.InvariantCulture,
                $"--{Mark}\r\nContent-Disposition: form-data; name=\"{name.Replace('"', '_').ReplaceLineEndings("")}\"\r\n")
                .Append(random.In(8) ? "Content-Type: text/plain; charset=utf-7\r\n" : "")
                    .Append(CultureInfo.InvariantCulture, $"\r\n{value}\r\n");
        body.Append(CultureInfo.InvariantCulture,
            $"--{Mark}\r\nContent-Disposition: form-data; name=\"{random.Any(new[] { "file", "file-1", "picture", "" })}\"; filename=\"{random.Any(new[] { "a.csv", "..\\x.png", "", "🍵.jpg", "a\0b" })}\"\r\n\r\n")
            .Append(random.Any(new[] { "sku,name,price\nA,B,1\n", "\0\0", "", "GIF89a", "sku,name\n\"" }))
                .Append(CultureInfo.InvariantCulture, $"\r\n--{Mark}--\r\n");
        var bytes = Encoding.UTF8.GetBytes(body.ToString());
        if (random.In(5)) bytes = bytes[..random.Next(bytes.Length)];
        return (bytes, $"multipart/form-data; boundary={(random.In(12) ? "other" : Mark)}");
    }

    private static string Encoded(List<KeyValuePair<string, string>> fields) =>
        string.Join('&',
            fields.Select(field =>
            $"{FuzzRoute.Escape(field.Key)}={(field.Value.Contains('\uD800', StringComparison.Ordinal) ? "%ED%A0%80" : FuzzRoute.Escape(field.Value))}"));
}
