using System.Text.RegularExpressions;

namespace Shop.Domain.Orders;

/// <summary>Who brings parcels, and where a parcel is looked up.</summary>
/// <param name="Code">As it is stored.</param>
/// <param name="Name">As shoppers see it; a brand, so the same in every language.</param>
/// <param name="Pattern">The address of a parcel's page, with {0} for its number.</param>
public sealed record Carrier(string Code, string Name, string Pattern);

/// <summary>The carriers whose parcels can be followed by their number. Another one needs the whole address of the parcel's page.</summary>
public static partial class Carriers
{
    /// <summary>Stands for every carrier that is not in the list.</summary>
    public const string Other = "other";

    public static IReadOnlyList<Carrier> All { get; } =
    [
        new("correos", "Correos", "https://www.correos.es/es/es/herramientas/localizador/envios/detalle?tracking-number={0}"),
        new("dhl", "DHL", "https://www.dhl.com/global-en/home/tracking.html?tracking-id={0}"),
        new("dpd", "DPD", "https://tracking.dpd.de/status/en_US/parcel/{0}"),
        new("gls", "GLS", "https://gls-group.com/EU/en/parcel-tracking?match={0}"),
        new("royal-mail", "Royal Mail", "https://www.royalmail.com/track-your-item#/tracking-results/{0}"),
        new("seur", "SEUR", "https://www.seur.com/livetracking/?segOnlineIdentificador={0}"),
        new("ups", "UPS", "https://www.ups.com/track?tracknum={0}"),
    ];

    public static Carrier? Find(string? code) => All.FirstOrDefault(carrier => carrier.Code == code);

    /// <summary>Letters, digits and the signs that carriers put between them.</summary>
    [GeneratedRegex("^[0-9A-Za-z][0-9A-Za-z ./-]{2,39}$")]
    internal static partial Regex Number();
}

/// <summary>Where a parcel is followed: a carrier with the parcel's number, or the whole address of a page.</summary>
public sealed record Tracking
{
    public const int NumberLength = 40;
    public const int LinkLength = 500;

    private Tracking(string carrier, string? number, string? link) => (Carrier, Number, Link) = (carrier, number, link);

    /// <summary>One of <see cref="Carriers"/>, or <see cref="Carriers.Other"/>.</summary>
    public string Carrier { get; }

    /// <summary>Null where the whole address was given.</summary>
    public string? Number { get; }

    /// <summary>The whole address; null where the carrier's pattern makes it.</summary>
    public string? Link { get; }

    /// <summary>The carrier's name; null for one that is not in the list.</summary>
    public string? CarrierName => Carriers.Find(Carrier)?.Name;

    /// <summary>The page on which the parcel is followed.</summary>
    public string Address => Link ?? string.Format(
        System.Globalization.CultureInfo.InvariantCulture, Carriers.Find(Carrier)!.Pattern, Uri.EscapeDataString(Number!));

    /// <summary>Null when the carrier is unknown, or what was typed is neither a number of its parcels nor an https address.</summary>
    /// <param name="carrier">A code of the list, or <see cref="Carriers.Other"/>.</param>
    /// <param name="typed">The number; for another carrier the address.</param>
    public static Tracking? Parse(string carrier, string typed)
    {
        if (carrier == Carriers.Other) return IsLink(typed) ? new Tracking(carrier, null, typed) : null;
        return Carriers.Find(carrier) is not null && Carriers.Number().IsMatch(typed) ? new Tracking(carrier, typed, null) : null;
    }

    internal static Tracking? Stored(string? carrier, string? number, string? link) =>
        carrier is null ? null : new Tracking(carrier, number, link);

    private static bool IsLink(string typed) => typed.Length <= LinkLength && Uri.TryCreate(typed, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps && address.Host.Contains('.') && address.UserInfo.Length == 0;
}
