using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Domain.Shared;
using Shop.Web.Hosting;

namespace Shop.Web.Features.Shared;

/// <summary>The days on which a parcel arrives, as pages say them.</summary>
public static class ArrivalText
{
    public static string Show(this ArrivalDays days, Language language, IStringLocalizer<Text> texts)
    {
        string Day(DateOnly day) => day.ToString(language.NearDate, CultureInfo.CurrentCulture);
        return days.From == days.Until
            ? texts["arrives {0}", Day(days.From)].Value
            : texts["arrives {0} – {1}", Day(days.From), Day(days.Until)].Value;
    }
}
