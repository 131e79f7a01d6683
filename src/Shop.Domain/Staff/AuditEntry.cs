using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Domain.Staff;

/// <summary>
/// One entry of the staff's log. Entries are only added; each carries the fingerprint of the one before it, so that an
/// entry that is changed, removed or slipped in later breaks the chain (R91).
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Sequence { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The member of staff, by e-mail, or "command line".</summary>
    public string By { get; private set; } = "";

    public string Action { get; private set; } = "";

    public string Detail { get; private set; } = "";

    /// <summary>SHA-256 in hexadecimal over the entry and the fingerprint before it.</summary>
    public string Fingerprint { get; private set; } = "";

    internal static AuditEntry After(string previous, long sequence, AuditedAction deed, DateTimeOffset at)
    {
        // To the millisecond, as it is stored: the fingerprint must fit what is read back.
        var entry = new AuditEntry
        {
            Sequence = sequence, At = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), By = deed.By, Action =
                deed.Action, Detail = deed.Detail,
        };
        entry.Fingerprint = entry.FingerprintAfter(previous);
        return entry;
    }

    /// <summary>What the fingerprint must be after an entry with that fingerprint.</summary>
    public string FingerprintAfter(string previous)
    {
        var text = string.Join('\n', previous, Sequence.ToString(CultureInfo.InvariantCulture),
            At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), By, Action, Detail);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>The last number of the log: one row, locked while an entry is added.</summary>
public sealed class AuditEntrySeries
{
    private AuditEntrySeries()
    {
    }

    public int Id { get; private set; }

    public long Last { get; private set; }
}

/// <summary>Who does what to what.</summary>
public sealed record AuditedAction(string By, string Action, string Detail);
