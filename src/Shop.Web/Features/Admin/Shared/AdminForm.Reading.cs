using System.Globalization;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>Each reads one field, and says beside it what is wrong when it cannot.</summary>
public sealed partial class AdminForm
{
    private const int MaxCount = 1_000_000;

    /// <summary>Text of at most that length; empty when there is none.</summary>
    /// <param name="missing">What to say when it must not be empty.</param>
    public string Text(string field, int most, AdminMessage? missing = null)
    {
        var text = PlainText.Clean(this[field], keepLines: true);
        if (text.Length == 0 && missing is not null) Refuse(field, missing);
        if (text.Length > most) Refuse(field, new("At most {0} characters, please: these are {1}.", most, text.Length));
        return text;
    }

    /// <summary>A whole number, or null for an empty field.</summary>
    public int? Count(string field, int least = 0)
    {
        if (string.IsNullOrWhiteSpace(this[field])) return null;
        if (int.TryParse(this[field].Trim(' '), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least
            && count <= MaxCount) return count;
        Refuse(field, new("Enter a whole number from {0} on, like {1}.", least, Math.Max(12, least)));
        return null;
    }

    /// <summary>An amount, or null for an empty field.</summary>
    /// <param name="missing">What to say when it must not be empty.</param>
    public Money? Amount(string field, Currency currency, AdminMessage? missing = null)
    {
        if (string.IsNullOrWhiteSpace(this[field]))
        {
            if (missing is not null) Refuse(field, missing);
            return null;
        }

        if (AmountText.TryParse(this[field], currency, least: 0, out var amount)) return amount;
        var example = new Money(1290, currency).ToDecimalText();
        Refuse(field, currency.Step == 1
            ? new("Enter an amount from 0 on, like {0}, in {1}.", example, currency)
            : new("Enter an amount from 0 on, like {0}, in {1}. The last of three digits is 0: cards pay nothing smaller.", example,
                currency));
        return null;
    }

    /// <summary>A date and time in that zone, or null for an empty field.</summary>
    public DateTimeOffset? Instant(string field, TimeZoneInfo zone)
    {
        if (string.IsNullOrWhiteSpace(this[field])) return null;
        if (ShopTime.TryParse(this[field], zone, out var instant)) return instant;
        Refuse(field,
            "Enter a date and a time of the clock here, like 2026-12-24 18:00. In the hour that is skipped in spring there is none.");
        return null;
    }
}
